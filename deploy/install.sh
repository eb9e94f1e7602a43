#!/bin/sh
# Installs the program from an unpacked offline bundle; asks no network for anything.
#
#   sudo ./install.sh /srv/cuoc-thi [PYTHON]
set -eu
umask 022
here=$(cd "$(dirname "$0")" && pwd)
place=${1:?"install.sh: name the folder of the program: ./install.sh /srv/cuoc-thi"}
python=${2:-python3}

(cd "$here" && sha256sum --quiet --check SHA256SUMS) || {
    echo "install.sh: a file of the bundle is not as it was made; copy the bundle again" >&2; exit 1; }
needs=$(cat "$here/NEEDS")
found=$("$python" -c 'import platform, sys; print("%d.%d %s %s" % (*sys.version_info[:2], sys.platform, platform.machine()))')
[ "$needs" = "$found" ] || {
    echo "install.sh: the bundle is for Python $needs; found $found. Name another: ./install.sh $place python3.11" >&2; exit 2; }
"$python" -c 'import ensurepip' 2>/dev/null || {
    echo "install.sh: this Python makes no environments; on Debian: apt install python3-venv" >&2; exit 2; }
[ ! -e "$place" ] || [ -z "$(ls -A "$place")" ] || {
    echo "install.sh: $place is not empty; name a new folder (an upgrade: docs/van-hanh.vi.md)" >&2; exit 2; }

mkdir -p "$place"
cp -R "$here/source/." "$place/"
"$python" -m venv "$place/.venv"
export PIP_CONFIG_FILE=/dev/null PIP_NO_INDEX=1 PIP_DISABLE_PIP_VERSION_CHECK=1
"$place/.venv/bin/python" -m pip install --quiet --find-links "$here/wheels" --upgrade pip
"$place/.venv/bin/python" -m pip install --quiet --find-links "$here/wheels" -r "$place/requirements.txt"
touch "$place/.venv/.run"
cp "$here/COMMIT" "$place/VERSION"
echo "installed in $place; now set up the service: docs/van-hanh.vi.md"
