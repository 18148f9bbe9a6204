namespace Integrations.Contracts.Tests; public class SkeletonTests { [Fact] public void The_runner_runs() => Assert.Equal(2, 1 + 1); }
