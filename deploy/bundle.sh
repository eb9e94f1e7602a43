#!/bin/sh
# Writes one file from which the program is installed without the internet: the source tree of a commit,
# the wheels of requirements.txt and of pip for one Python, their checksums, and an installer.
#
#   make bundle            for the Python of this machine
#   deploy/bundle.sh OUT.tar.gz [PYTHON]
set -eu
umask 022
cd "$(dirname "$0")/.."
out=${1:-dist/cuoc-thi-offline.tar.gz}
python=${2:-.venv/bin/python}

name=$(basename "$out" .tar.gz)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
top=$work/$name
mkdir -p "$top/wheels" "$(dirname "$out")"

git archive --format=tar HEAD | (mkdir "$top/source" && tar -x -C "$top/source")
"$python" -m pip download --quiet --disable-pip-version-check --only-binary=:all: --dest "$top/wheels" \
    -r "$top/source/requirements.txt" pip
needs=$("$python" -c 'import platform, sys; print("%d.%d %s %s" % (*sys.version_info[:2], sys.platform, platform.machine()))')
printf '%s\n' "$needs" > "$top/NEEDS"
git rev-parse HEAD > "$top/COMMIT"
cp deploy/install.sh "$top/install.sh"
chmod 755 "$top/install.sh"
(cd "$top" && find . -type f ! -name SHA256SUMS -print0 | LC_ALL=C sort -z | xargs -0 sha256sum > SHA256SUMS)
tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner -czf "$out" "$name"
(cd "$(dirname "$out")" && sha256sum "$(basename "$out")" > "$(basename "$out").sha256")
echo "$out: for Python $needs, $(ls "$top/wheels" | wc -l) wheels, $(du -h "$out" | cut -f1)"
