#!/usr/bin/env bash
# Writes PublicAPI.Unshipped.txt anew from what the compiler sees, for review as a difference: run it after a change of the public face.
set -euo pipefail
cd "$(dirname "$0")/.."
for project in Integrations.Contracts.Validation Integrations.Contracts.Testing; do
    file="src/$project/PublicAPI.Unshipped.txt"
    printf '#nullable enable\n' > "$file"
    symbols="$(dotnet build "src/$project" -f net10.0 --no-incremental 2>&1 | grep -oE "RS0016: Symbol '.*' is not part" | sed -E "s/^RS0016: Symbol '(.*)' is not part$/\1/" | LC_ALL=C sort -u || true)"
    [ -z "$symbols" ] || printf '%s\n' "$symbols" >> "$file"
    echo "$project: $(($(wc -l < "$file") - 1)) public symbols"
done
