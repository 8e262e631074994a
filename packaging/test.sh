#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test.sh [--servers [alone|others] | --asan | --tsan | --fuzz | --libtorch LINE | --cuda]: sets up, builds what has changed and tests it; usage() tells the options. Ends
# with a summary line for each thing tested; the exit status is 0 only where all of it passed.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'END'
Usage: packaging/test.sh [--servers [alone|others] | --asan | --tsan | --fuzz | --libtorch LINE | --cuda]
Sets up, builds what has changed and tests it. Exit status: 0 when everything passed.

  (nothing)  every test, in the release build (build/release; fetches a PJRT plug-in for them, 63 MB), then the picture decoders under valgrind
  --servers  what needs a browser or servers (tests/servers; installs them from Debian, starts none but for its test, on
             this machine alone), with the release build; pictures of what was seen: build/release/servers. "alone": only
             the scripts that want the machine to themselves, "others": all but those
  --asan     every test under the address and undefined behaviour sanitizers (build/asan)
  --tsan     the tests of jobs, sensors and the store under the thread sanitizer (build/tsan)
  --fuzz     libFuzzer on what reads files of strangers: archives, pictures, models, records (build/fuzz, needs Clang)
  --libtorch LINE
             the engine's tests and a run with another line of LibTorch (build/libtorch-LINE)
  --cuda     the module for NVIDIA's cards, with LibTorch's GPU libraries (fetches them, 3 GB; build/cuda): it is compiled,
             linked and loaded, and answers that there is no driver; where there is a card, it is opened
  --help     this text

Environment: EPOCHMARK_TEST_DATA   folder of real photographs; without it the tests that want them are skipped
             EPOCHMARK_FUZZ_SECONDS   seconds for each fuzz target (30)
             EPOCHMARK_WERROR         ON: a compiler's warning ends a build that is made anew
END
}

# Jobs, sensors and the store; the last with the real engine, training on one thread.
threadTests=(tst_handover tst_queuejob tst_queuedriver tst_eventstream tst_runexecutor tst_runendings tst_runfaults tst_runqueue tst_cooldown tst_archivechanged
    tst_diskfull tst_progressmeter tst_sensorsampler tst_devicecatalog tst_resultstore tst_storefaults tst_recordjson
    tst_leaderboard tst_exporter tst_csvexport tst_importfile tst_comparison tst_stopeverywhere)
fuzzTargets=(archive decoder model records)

# A test that forgets to choose its own home must not reach the user's results.
useOwnHome() {
    EPOCHMARK_HOME=$(mktemp -d)
    export EPOCHMARK_HOME
    trap 'rm -rf "$EPOCHMARK_HOME"' EXIT
}

# runTests PRESET [CTEST ARGUMENT...]
runTests() {
    local preset=$1 log=build/$1/tests.log status=0
    shift
    useOwnHome
    cd "$project"
    # One more than there are cores: tests of processes and windows wait for much of their time.
    ctest --preset "$preset" --parallel "$(($(nproc) + 1))" --output-log "$log" "$@" || status=$?
    say
    say "Everything the tests printed: $log"
    grep -E '^[0-9]+% tests passed' "$log" || say "ctest ran no test to its end."
    return "$status"
}

# testLine LINE: the engine with another LibTorch: its tests and a run of the terminal's.
testLine() {
    local line=$1 folder=$project/build/libtorch-$1
    export EPOCHMARK_LIBTORCH_LINE=$line
    (buildFolder release "$folder" "$line" epochmark-cli epochmark_engine tests/core/engine/all)
    useOwnHome
    ctest --test-dir "$folder/tests/core/engine" --parallel "$(nproc)" --output-on-failure --output-log "$folder/tests.log"
    "$folder/bin/epochmark-cli" run --dataset demo --epochs 1 --quiet --json "$EPOCHMARK_HOME/run.json"
    grep -E '"(libtorch|train_accuracy)":' "$EPOCHMARK_HOME/run.json"
}

# testCuda: the module that CUDA's headers are needed for, with the real GPU libraries, in a build folder of its own.
testCuda() {
    local folder=$project/build/cuda
    setupOptions=(--cuda)
    (buildFolder release "$folder" "$(libtorchLine)" epochmark_cuda tests/core/engine/cuda/all)
    useOwnHome
    [ -e "$folder/lib/libepochmark_cuda.so" ] || die "The module for NVIDIA's cards wasn't built: CMake didn't see the GPU libraries."
    ctest --test-dir "$folder/tests/core/engine/cuda" --output-on-failure --output-log "$folder/tests.log"
    "$folder/tests/tst_cudamodule" | grep -E '^QINFO|^Totals'
}

# checkMemory: the picture decoders, without the rest of the engine, under valgrind over every odd picture there is:
# nothing may come out of memory that nothing wrote.
checkMemory() {
    local build=$project/build/release pictures zip='' log=$project/build/release/memory.log status=0
    if ! command -v valgrind >/dev/null; then
        say "Memory of the decoders: skipped, valgrind isn't there."
        return 0
    fi
    pictures=$(mktemp -d)
    EPOCHMARK_KEEP_PICTURES=$pictures "$build/tests/tst_strangepictures" twins >"$log" 2>&1 || status=$?
    if [ -d "${EPOCHMARK_TEST_DATA:-}" ]; then
        cp -r "$EPOCHMARK_TEST_DATA"/{odd,damaged} "$pictures"
        zip=$EPOCHMARK_TEST_DATA/strangers/pictures.zip
    fi
    [ "$status" -ne 0 ] || valgrind --error-exitcode=1 "$build/tests/checkpictures" "$pictures" \
        ${zip:+"$zip"} >"$log" 2>&1 || status=$?
    rm -rf "$pictures"
    if [ "$status" -ne 0 ]; then
        grep -A 12 -E '^==[0-9]+== [A-Z]' "$log" | head -n 60 || tail -n 20 "$log"
        say "Memory of the decoders: failed (status $status). What valgrind said: $log"
        return 1
    fi
    say "Memory of the decoders: $(grep -c $'\t' "$log") pictures under valgrind, nothing found."
}

# fuzz TARGET: what a target finds is kept in build/fuzz/finds, what taught it something in build/fuzz/corpus.
fuzz() {
    local target=$1 seconds=${EPOCHMARK_FUZZ_SECONDS:-30} build=$project/build/fuzz status=0 dictionary=()
    local log=$build/$target.log finds=$build/finds/$target
    mkdir -p "$finds"
    [ ! -f "$project/tests/fuzz/$target.dict" ] || dictionary=(-dict="$project/tests/fuzz/$target.dict")
    # Libraries complain on standard error about every damaged file; the fuzzer's own words and finds are shown.
    "$build/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3072 -close_fd_mask=3 \
        -artifact_prefix="$finds/" -print_final_stats=1 "${dictionary[@]}" "$build/corpus/$target" >"$log" 2>&1 || status=$?
    if [ "$status" -ne 0 ]; then
        tail -n 60 "$log"
        say "$target: failed (status $status). What did it: build/fuzz/finds/$target; the whole log: build/fuzz/$target.log"
        return 1
    fi
    say "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs in $seconds s, nothing found," \
        "$(grep -oE 'cov: [0-9]+ ft: [0-9]+' "$log" | tail -n 1)"
}

runFuzz() {
    local target summary=() status=0 line
    "$project/build/fuzz/fuzz/fuzz_seeds" "$project/build/fuzz/corpus" || die "The fuzz targets' seeds couldn't be written."
    for target in "${fuzzTargets[@]}"; do
        say "Fuzzing $target"
        line=$(fuzz "$target") || status=1
        say "$line"
        summary+=("$(tail -n 1 <<<"$line")")
    done
    say
    printf '%s\n' "${summary[@]}"
    return "$status"
}

# endLeftovers WORK: what a script has left running is known by the folder in its environment. Fails if there was any.
endLeftovers() {
    local left
    left=$(grep -lzx "EPOCHMARK_WORK=$1" /proc/[0-9]*/environ 2>/dev/null | cut -d / -f 3 || true)
    [ -n "$left" ] || return 0
    say "It left something running: $(ps -o comm= -p "$(paste -sd , <<<"$left")" | paste -sd ' ')"
    xargs kill -KILL <<<"$left" 2>/dev/null || true
    return 1
}

# runServerTest SCRIPT: what a script of tests/servers can rely on stands in tests/README.md. Status 77: skipped.
runServerTest() {
    local name status=0 work log begun=$SECONDS took
    name=$(basename "$1" .sh)
    log=$project/build/release/servers/$name.log
    work=$(mktemp -d)
    rm -rf "${log%.log}"
    mkdir -p "${log%.log}" "$work/home"
    env -u DISPLAY -u WAYLAND_DISPLAY HOME="$work/home" EPOCHMARK_HOME="$work/home" EPOCHMARK_WORK="$work" \
        EPOCHMARK_BIN="$project/build/release/bin" EPOCHMARK_SOURCE="$project" EPOCHMARK_SHOTS="${log%.log}" \
        LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen timeout --kill-after 10 900 "$1" >"$log" 2>&1 </dev/null || status=$?
    endLeftovers "$work" >>"$log" || status=1
    rm -rf "$work"
    took="$((SECONDS - begun)) s"
    case $status in
    0) say "$name: passed in $took. $(tail -n 1 "$log")" ;;
    77) say "$name: skipped. $(tail -n 1 "$log")" ;;
    *) say "$name: failed (status $status) in $took. What it said: build/release/servers/$name.log" "$(tail -n 15 "$log")" ;;
    esac
    return "$status"
}

# countServerTest SCRIPT RESULTS: appends how it ended to RESULTS.
countServerTest() {
    local status=0
    runServerTest "$1" || status=$?
    case $status in
    0) echo passed ;;
    77) echo skipped ;;
    *) echo failed ;;
    esac >>"$2"
}

# serverScripts alone|others: the scripts of tests/servers that say "# alone: why", or all the others, those first that take longest
# ("# seconds: N").
serverScripts() {
    local script
    for script in "$project"/tests/servers/*.sh; do
        if grep -q '^# alone: ' "$script"; then
            [ "$1" != alone ] || printf '%s\n' "$script"
        elif [ "$1" = others ]; then
            printf '%s %s\n' "$(sed -n 's/^# seconds: //p' "$script")" "$script"
        fi
    done | sort -rn | sed 's/^[0-9]* //'
}

# runServerTests alone|others|'': one more script at a time than there are cores, since most of their time is waiting; those that want to
# be alone before the others, one by one.
runServerTests() {
    local script scripts results
    results=$(mktemp)
    if [ "$1" != others ]; then
        mapfile -t scripts < <(serverScripts alone)
        for script in "${scripts[@]}"; do
            countServerTest "$script" "$results"
        done
    fi
    if [ "$1" != alone ]; then
        mapfile -t scripts < <(serverScripts others)
        for script in "${scripts[@]}"; do
            while [ "$(jobs -rp | wc -l)" -gt "$(nproc)" ]; do
                wait -n || true
            done
            countServerTest "$script" "$results" &
        done
        wait
    fi
    say
    say "servers: $(grep -c passed "$results") passed, $(grep -c failed "$results") failed, $(grep -c skipped "$results") skipped"
    ! grep -q failed "$results"
}

if [ "${1:-}" = --libtorch ]; then
    [ $# -eq 2 ] || die "--libtorch takes one of these lines: $(libtorchLines)."
    testLine "$2"
    exit
fi
[ $# -le 1 ] || [[ $# -eq 2 && $1 = --servers && $2 =~ ^(alone|others)$ ]] || die "test.sh takes one option at a time. 'packaging/test.sh --help' lists them."
case ${1:-} in
"")
    setupOptions=(--tests --pjrt-cpu)
    (buildPreset release)
    failed=0
    runTests release || failed=1
    checkMemory || failed=1
    say "Tests with a browser and servers: skipped, they install packages. packaging/test.sh --servers runs them."
    exit "$failed"
    ;;
--cuda) testCuda ;;
--servers)
    setupOptions=(--servers)
    (buildPreset release)
    runServerTests "${2:-}"
    ;;
--asan)
    (buildPreset asan)
    runTests asan
    ;;
--tsan)
    (buildPreset tsan "${threadTests[@]}")
    runTests tsan --tests-regex "^($(IFS='|' && printf '%s' "${threadTests[*]}"))\$"
    ;;
--fuzz)
    (buildPreset fuzz)
    runFuzz
    ;;
--help) usage ;;
*) die "test.sh doesn't know '$1'. 'packaging/test.sh --help' lists its options." ;;
esac
