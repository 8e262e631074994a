# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# What the scripts in this folder share: sourced, never run.

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*"; }

# die SENTENCE [DETAIL]: ends the script with status 1.
die() {
    printf 'Error: %s\n' "$1" >&2
    [ $# -lt 2 ] || printf '%s\n' "$2" >&2
    exit 1
}

# buildJobs PRESET: one compiler at a time for each 2 GiB of free memory (3 with sanitizers): that's what a file with
# LibTorch's headers takes.
buildJobs() {
    local cores memory each=3
    [ "$1" != release ] || each=2
    cores=$(nproc)
    memory=$(awk -v each="$each" '/^MemAvailable:/ { print int($2 / 1048576 / each) }' /proc/meminfo)
    [ "$memory" -ge 1 ] || memory=1
    echo $((cores < memory ? cores : memory))
}

configurePreset() {
    local preset=$1 folder=$project/build/$1 home options=()
    home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$folder/CMakeCache.txt" 2>/dev/null || true)
    if [ -n "$home" ] && [ "$home" != "$project" ]; then
        say "build/$preset was made for $home; starting it afresh."
        rm -rf "$folder"
    fi
    [ ! -f "$folder/build.ninja" ] || return 0
    ! command -v ccache >/dev/null || options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    [ -z "${EPOCHMARK_WERROR:-}" ] || options+=(-DEPOCHMARK_WERROR="$EPOCHMARK_WERROR")
    say "Configuring build/$preset"
    cmake --preset "$preset" "${options[@]}" || die "CMake couldn't configure build/$preset; its reason is above."
}

# builtPart WORDS: which part of the program Ninja's words are about.
builtPart() {
    case $1 in
    *core/engine/*) echo "the engine" ;;
    *tests/*) echo "the tests" ;;
    *app/*) echo "the programs" ;;
    *ui/*) echo "the window" ;;
    *) echo "the core" ;;
    esac
}

# showProgress: reads what Ninja prints and says what is being built and how far it is: one line that is drawn anew in a
# terminal, a line for each tenth elsewhere. Whatever else comes (compilers' messages, failed commands) is passed on.
# Bash itself reads: Debian's awk would wait until its buffer is full.
showProgress() {
    local line words clear='' tenths=-1 percent
    while IFS= read -r line; do
        if [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]]; then
            percent=$((100 * BASH_REMATCH[1] / BASH_REMATCH[2]))
            words="Building $(builtPart "$line"): $percent % (step ${BASH_REMATCH[1]} of ${BASH_REMATCH[2]})"
            if [ -t 1 ]; then
                printf '\r\033[K%s' "$words"
                clear=$'\r\033[K'
            elif [ $((percent / 10)) -gt "$tenths" ]; then
                say "$words"
            fi
            tenths=$((percent / 10))
        elif [[ $line != "ninja: no work to do." && $line != "ninja: Entering directory"* ]]; then
            printf '%s%s\n' "$clear" "$line"
            clear=''
        fi
    done
    printf '%s' "$clear"
}

# What setup.sh is told beside what a preset needs.
setupOptions=()

# buildPreset PRESET [TARGET...]: sets the machine up, configures where that is new and builds what has changed.
buildPreset() {
    local preset=$1 options=("${setupOptions[@]}")
    shift
    [ "$preset" != fuzz ] || options+=(--fuzz)
    "$project/packaging/setup.sh" "${options[@]}"
    cd "$project" || return
    configurePreset "$preset"
    # Without this ccache never hits where a precompiled header is in use.
    export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS:-pch_defines,time_macros,include_file_mtime,include_file_ctime}
    env NINJA_STATUS='[%f/%t] ' cmake --build --preset "$preset" --parallel "$(buildJobs "$preset")" ${1:+--target "$@"} 2>&1 |
        showProgress || die "Building $preset failed; the compiler's message is above."
}
