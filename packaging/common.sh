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

# The lines of LibTorch that are pinned, and the one to build with: EPOCHMARK_LIBTORCH_LINE, else what setup.sh
# --libtorch was told last in this checkout (kept in build/), else the default.
libtorchLines() { (cd "$project/packaging/libtorch" && printf '%s\n' */ | tr -d / | sort -rV | paste -sd ' '); }
libtorchChoice=$project/build/libtorch-line
libtorchLine() {
    if [ -n "${EPOCHMARK_LIBTORCH_LINE:-}" ]; then
        echo "$EPOCHMARK_LIBTORCH_LINE"
    else
        cat "$libtorchChoice" 2>/dev/null || cat "$project/packaging/libtorch/default-line"
    fi
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

# cached FOLDER NAME: a variable of a build folder's cache; empty where there is none.
cached() { sed -n "s/^$2:[A-Z]*=//p" "$1/CMakeCache.txt" 2>/dev/null || true; }

# configurePreset PRESET FOLDER LINE
configurePreset() {
    local preset=$1 folder=$2 line=$3 home options=()
    home=$(cached "$folder" CMAKE_HOME_DIRECTORY)
    if [ -n "$home" ] && [ "$home" != "$project" ]; then
        say "${folder#"$project/"} was made for $home; starting it afresh."
        rm -rf "$folder"
    fi
    [ ! -f "$folder/build.ninja" ] || [ "$(cached "$folder" EPOCHMARK_LIBTORCH_LINE)" != "$line" ] || return 0
    ! command -v ccache >/dev/null || options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    [ -z "${EPOCHMARK_WERROR:-}" ] || options+=(-DEPOCHMARK_WERROR="$EPOCHMARK_WERROR")
    say "Configuring ${folder#"$project/"}"
    cmake --preset "$preset" -B "$folder" -DEPOCHMARK_LIBTORCH_LINE="$line" "${options[@]}" ||
        die "CMake couldn't configure ${folder#"$project/"}; its reason is above."
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

# buildPreset PRESET [TARGET...]: sets the machine up, configures where that is new and builds what has changed, in
# build/PRESET with the line of LibTorch that was chosen.
buildPreset() {
    local preset=$1
    shift
    buildFolder "$preset" "$project/build/$preset" "$(libtorchLine)" "$@"
}

# buildFolder PRESET FOLDER LINE [TARGET...]
buildFolder() {
    local preset=$1 folder=$2 line=$3 options=("${setupOptions[@]}")
    shift 3
    [ "$preset" != fuzz ] || options+=(--fuzz)
    "$project/packaging/setup.sh" "${options[@]}"
    cd "$project" || return
    configurePreset "$preset" "$folder" "$line"
    # A file that was compiled in another clone is known again: without a folder's own paths, and, where a precompiled header is in
    # use, without its time.
    export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$project} CCACHE_NOHASHDIR=${CCACHE_NOHASHDIR:-1}
    export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS:-pch_defines,time_macros,include_file_mtime,include_file_ctime}
    env NINJA_STATUS='[%f/%t] ' cmake --build "$folder" --parallel "$(buildJobs "$preset")" ${1:+--target "$@"} 2>&1 |
        showProgress || die "Building ${folder#"$project/"} failed; the compiler's message is above."
}
