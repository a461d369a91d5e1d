#!/usr/bin/env bash
# Makes the JARs in this folder, once: they stay as they are while the interface changes around them.
# For a new version of the plugin interface make a new folder.
#
#   build.sh CLASSPATH   the JARs of Isomer of that time, such as "eval-harness/target/distribution/lib/*"
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
for source in "$here"/*.java; do
  name=$(basename "$source" .java)
  lower=$(printf '%s' "$name" | tr '[:upper:]' '[:lower:]') # Bash of macOS has no ${name,,}
  work=$(mktemp -d)
  javac --release 17 -proc:none -cp "$1" -d "$work" "$source"
  mkdir -p "$work/META-INF/services"
  echo "old.$name" >"$work/META-INF/services/org.isomer.spi.Plugin"
  printf 'Isomer-Interface: 1\nImplementation-Version: 1.0\n' >"$work/manifest"
  jar --create --date 2026-01-01T00:00:00Z --file "$here/$lower.jar" --manifest "$work/manifest" \
    -C "$work" old -C "$work" META-INF
  rm -r "$work"
done
