#!/usr/bin/env bash
# Writes PublicAPI.Unshipped.txt anew from what the compiler sees, for review as a difference: run it after a change of the public face.
# Where a project does not build for another reason, its list stays as it was and the compiler's words are printed.
set -euo pipefail
cd "$(dirname "$0")/.."
for project in Integrations.Contracts.Validation Integrations.Contracts.Testing; do
    file="src/$project/PublicAPI.Unshipped.txt"
    before="$(mktemp)"
    cp "$file" "$before"
    printf '#nullable enable\n' > "$file"
    output="$(dotnet build "src/$project" -f net10.0 --no-incremental 2>&1 || true)"
    symbols="$(sed -nE "s/.*RS0016: Symbol '(.*)' is not part.*/\1/p" <<< "$output" | LC_ALL=C sort -u)"
    errors="$(grep -E ': error ' <<< "$output" | grep -v 'error RS0016' | sort -u || true)"
    if [ -n "$errors" ] || [ -z "$symbols" ]; then
        mv "$before" "$file"
        printf '%s: not written, for it does not build\n%s\n' "$project" "${errors:-$output}" >&2
        exit 1
    fi

    printf '%s\n' "$symbols" >> "$file"
    rm "$before"
    echo "$project: $(wc -l <<< "$symbols") public symbols"
done
