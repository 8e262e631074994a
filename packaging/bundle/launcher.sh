#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Starts the program of its own name that lies in bin/, with the libraries in lib/. What this folder takes from the
# machine (the C library, C++'s and, where something is drawn, expat's) is looked at first: a sentence, not the loader's
# words.
set -eu
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
program=$(basename "$(readlink -f "$0")")
glibcNeeded=2.35
glibcxxNeeded=3.4.30

refuse() {
    printf 'Error: %s\n' "$*" >&2
    exit 1
}

# isOlder VERSION NEEDED: "2.31" than "2.35".
isOlder() {
    [ "${1%%.*}" -lt "${2%%.*}" ] || { [ "${1%%.*}" -eq "${2%%.*}" ] && [ "$(minor "$1")" -lt "$(minor "$2")" ]; }
}
minor() {
    rest=${1#*.}
    echo "${rest%%[!0-9]*}"
}

# library NAME: where the machine has it; empty: nowhere that the loader's list knows.
library() {
    [ -z "$libraries" ] || printf '%s\n' "$libraries" | sed -n "s/^[[:space:]]*$1 .*x86-64.* => //p" | head -n 1
}

# quoted PATH: as a shell takes it.
quoted() {
    case $1 in
    *[!A-Za-z0-9/._+-]*) printf "'%s'" "$(printf '%s' "$1" | tr -d '\000-\037\177' | sed "s/'/'\\\\''/g")" ;;
    *) printf '%s' "$1" ;;
    esac
}

# inContainer: two commands that run this very folder on Debian 12, by what this machine has for that. Printed, never run.
inContainer() {
    folder=$(quoted "$here")
    for tool in apptainer singularity podman docker ''; do
        [ -n "$tool" ] && command -v "$tool" >/dev/null 2>&1 && break
    done || true
    lacking=
    [ -n "$tool" ] || lacking=" of Apptainer's, which isn't here (with Podman or Docker: $folder/container/README.md)"
    echo "It works in a container$lacking; the first command makes one, the second runs there:"
    user='-u "$(id -u):$(id -g)"'
    fakeroot=
    case $tool in
    podman | docker)
        [ "$tool" = docker ] || user='--security-opt label=disable' # its root is the user who starts it
        echo "  $tool build -t epochmark -f $folder/container/Containerfile $folder"
        echo "  $tool run --rm -it $user -v \"\$HOME:\$HOME\" -e HOME -w \"\$HOME\" epochmark run --dataset demo"
        ;;
    *)
        [ "$tool" != singularity ] || fakeroot=' --fakeroot'
        tool=${tool:-apptainer}
        echo "  cd $folder && $tool build$fakeroot \"\$HOME/epochmark.sif\" container/epochmark.def"
        echo "  $tool run \"\$HOME/epochmark.sif\" run --dataset demo"
        ;;
    esac
}

[ "$(uname -m)" = x86_64 ] || refuse "This is Epochmark for x86-64, and this machine is $(uname -m): build it here, packaging/run.sh does it."

version=$(getconf GNU_LIBC_VERSION 2>/dev/null || true)
version=${version#glibc }
case $version in
[0-9]*.[0-9]*)
    ! isOlder "$version" "$glibcNeeded" ||
        refuse "This machine's C library is glibc $version, and Epochmark needs $glibcNeeded or newer (Debian 12, Ubuntu 22.04, RHEL 10).
$(inContainer)"
    ;;
*)
    case $(ldd --version 2>&1 || true) in
    *musl*) refuse "This machine's C library is musl, and Epochmark needs glibc $glibcNeeded or newer.
$(inContainer)" ;;
    esac
    ;;
esac

libraries=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null || true)
if [ -n "$libraries" ]; then
    cxx=$(library 'libstdc++\.so\.6')
    [ -n "$cxx" ] || refuse "Epochmark needs C++'s library, libstdc++.so.6, from this machine (Debian: apt-get install libstdc++6)."
    grep -q -a "GLIBCXX_$glibcxxNeeded" "$cxx" ||
        refuse "This machine's $cxx is too old: Epochmark needs the one of GCC 12 or newer (GLIBCXX_$glibcxxNeeded).
$(inContainer)"
    if [ "$program" = epochmark ] && [ -z "$(library 'libexpat\.so\.1')" ]; then
        refuse "The window needs libexpat.so.1 from this machine (Debian: apt-get install libexpat1); epochmark-cli works without."
    fi
fi

# Letters for what is drawn, beside the machine's fonts; whoever has chosen others by these keeps them.
[ -n "${FONTCONFIG_FILE:-}${FONTCONFIG_PATH:-}" ] || export FONTCONFIG_FILE="$here/share/fonts/fonts.conf"

# Another Qt's plug-ins, a desktop's or conda's, don't fit these libraries.
unset QT_PLUGIN_PATH QT_QPA_PLATFORM_PLUGIN_PATH QT_QPA_PLATFORMTHEME QT_STYLE_OVERRIDE
exec "$here/bin/$program" "$@"
