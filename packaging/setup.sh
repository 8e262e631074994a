#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# setup.sh [--cuda] [--libtorch LINE] [--pjrt-cpu] [--fuzz] [--tests] [--servers] [--bundle]: makes this machine ready to build Epochmark. Installs the Debian packages that are
# missing and puts LibTorch into the user's cache; does nothing where both are there. --cuda adds the GPU half,
# --libtorch takes another line of LibTorch (packaging/libtorch has a folder for each), from then on for this checkout,
# --pjrt-cpu adds a plug-in that drives the processor by XLA (pjrt:cpu:0: for tests, and for trying plug-ins out),
# --fuzz the other compiler, which brings libFuzzer, --tests what only tests use (left out where it can't be had),
# --servers the browser and the servers of tests/servers, none of which is started by being installed, --bundle what the
# portable folder is made of.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
. "$project/packaging/libtorch/fetch.sh"
. "$project/packaging/pjrt/fetch.sh"

packages=(
    g++ cmake ninja-build
    qt6-base-dev qt6-charts-dev qt6-svg-dev libqt6sql6-sqlite libqt6sql6-psql
    qt6-tools-dev qt6-l10n-tools
    libboost-dev libquazip1-qt6-dev zlib1g-dev libbz2-dev libjpeg-dev libpng-dev libtiff-dev libwebp-dev
    libopencv-core-dev libopencv-imgproc-dev
    fonts-dejavu-core
)
# Qt 6.4's packages were cut in another way: Qt Charts needs one more, and the SVG plug-ins had none of their own.
case $(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release 2>/dev/null) in
bookworm | noble) packages+=(libqt6opengl6-dev) ;;
*) packages+=(qt6-svg-plugins) ;;
esac
testPackages=(valgrind)
bundlePackages=(binutils patchelf zstd qt6-wayland fonts-dejavu-core)
fuzzPackages=(clang libclang-rt-dev libomp-dev llvm)
# Only the download needs these; a machine that has LibTorch already is left alone.
downloadPackages=(python3-pip unzip ca-certificates)

missingPackages() {
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' "$@" 2>/dev/null | sed -n 's/^ii //p' || true)
    comm -23 <(printf '%s\n' "$@" | sort -u) <(printf '%s\n' "$installed" | sort -u)
}

asRoot() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

installPackages() {
    local missing
    mapfile -t missing < <(missingPackages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    say "Installing the Debian packages that are missing: ${missing[*]}"
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        die "Installing packages needs root and sudo isn't there. Run as root: apt-get install ${missing[*]}"
    fi
    asRoot apt-get update -qq || die "The package lists couldn't be refreshed: check the network, then run this again."
    asRoot env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
        >"$log" 2>&1 || die "Installing packages failed. The end of the log:" "$(tail -n 15 "$log")"
}

# The packages that the scripts of tests/servers name.
serverPackages() { sed -n 's/^# packages: //p' "$project"/tests/servers/*.sh | tr ' ' '\n' | sort -u; }

# Debian's own way to have a package's services not started: a script that answers so.
servicePolicy=/usr/sbin/policy-rc.d
isPolicyOurs=no

# installUnstarted PACKAGE...
installUnstarted() {
    local missing
    mapfile -t missing < <(missingPackages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ ! -e "$servicePolicy" ]; then
        printf '#!/bin/sh\nexit 101\n' | asRoot tee "$servicePolicy" >/dev/null
        isPolicyOurs=yes
        asRoot chmod 755 "$servicePolicy"
    elif "$servicePolicy" ssh start >/dev/null 2>&1 || [ $? -ne 101 ]; then
        die "$servicePolicy lets packages start their services: move it aside, or install these yourself: ${missing[*]}"
    fi
    # PostgreSQL's packages make a server of their own that starts with the machine: not where there is none yet.
    local clusters=/etc/postgresql-common/createcluster.d
    if [[ " ${missing[*]} " == *" postgresql "* ]] && [ ! -d /etc/postgresql ]; then
        asRoot mkdir -p "$clusters"
        printf 'create_main_cluster = false\n' | asRoot tee "$clusters/no-server.conf" >/dev/null
    fi
    installPackages "$@"
}

leave() {
    rm -f "$log"
    [ "$isPolicyOurs" = no ] || asRoot rm -f "$servicePolicy"
}

wantsCuda=no
wantsServers=no
wantsTests=no
wantsPjrtCpu=no
line=$(libtorchLine)
chosen=''
while [ $# -gt 0 ]; do
    case $1 in
    --cuda) wantsCuda=yes ;;
    --libtorch)
        [ $# -ge 2 ] || die "--libtorch takes one of these lines: $(libtorchLines)."
        line=$2 chosen=$2
        shift
        ;;
    --tests) wantsTests=yes ;;
    --servers) wantsServers=yes ;;
    --bundle) packages+=("${bundlePackages[@]}") ;;
    --pjrt-cpu) wantsPjrtCpu=yes ;;
    --fuzz) packages+=("${fuzzPackages[@]}") ;;
    *) die "setup.sh doesn't know '$1'. It takes --cuda, --libtorch LINE, --pjrt-cpu, --fuzz, --tests, --servers, --bundle or nothing." ;;
    esac
    shift
done
useLibtorchLine "$line"

log=$(mktemp)
trap leave EXIT

libtorchIsComplete "$wantsCuda" || packages+=("${downloadPackages[@]}")
[ "$wantsPjrtCpu" = no ] || pjrtCpuIsComplete || packages+=("${downloadPackages[@]}")
if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
    installPackages "${packages[@]}"
    if [ "$wantsServers" = yes ]; then
        mapfile -t wanted < <(serverPackages)
        installUnstarted "${wanted[@]}"
    fi
    [ "$wantsTests" = no ] || (installPackages "${testPackages[@]}") || say "Going on without: ${testPackages[*]}"
else
    say "This isn't Debian: these packages, or what they're called here, have to be there: ${packages[*]}"
fi
libtorchIsComplete "$wantsCuda" || fetchLibtorch "$wantsCuda"
if [ -n "$chosen" ]; then
    mkdir -p "${libtorchChoice%/*}"
    printf '%s\n' "$chosen" >"$libtorchChoice"
fi
[ "$wantsPjrtCpu" = no ] || pjrtCpuIsComplete || fetchPjrtCpu
