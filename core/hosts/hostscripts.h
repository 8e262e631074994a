// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

/// What is run on a host: POSIX sh, without an exclamation mark, which some login shells take for their own.
namespace epochmark::hostscripts {

/// What goes before a script that ends a session: all processes of $1, its leader, whatever groups they made.
inline constexpr const char* kEndSession = R"sh(
end_session() {
    leader=$1
    for file in /proc/[0-9]*/stat; do
        { read -r line < "$file"; } 2>/dev/null || continue
        set -- ${line##*) }
        file=${file%/stat}
        [ "$4" = "$leader" ] && kill -TERM "${file##*/}"
    done 2>/dev/null
    kill -TERM "-$leader" 2>/dev/null || kill -TERM "$leader" 2>/dev/null
}
)sh";

/// What goes before a script that asks whether LibTorch could be fetched there: directly, or as pip is told
/// to (a proxy, a mirror), which takes longer. Needs python3 with pip for the latter; $1 seconds for each.
inline constexpr const char* kReaches = R"sh(
reaches() {
    python3 -c 'import socket, sys; socket.create_connection(("pypi.org", 443), int(sys.argv[1]))' "$1" >/dev/null 2>&1 ||
        python3 -m pip --disable-pip-version-check --timeout "$1" --retries 0 index versions torch >/dev/null 2>&1
}
)sh";

/// $1 the folder, $2 what is wanted of it: "read" (it is there, from a run that was begun), "write" (it is
/// made where it isn't there, and something can be written), "show" (the same, and a file named by $3 lies in
/// it for kCheck): says where it is.
inline constexpr const char* kPlace = R"sh(
umask 077
bad() { echo folder-bad; echo end; exit 0; }
echo epochmark-place 1
[ "$2" = read ] || mkdir -p -- "$1" 2>/dev/null || bad
cd -- "$1" 2>/dev/null || bad
word=.epochmark-place-$3
if [ "$2" != read ]; then
    (echo "$3" > "$word") 2>/dev/null || bad
    [ "$2" = show ] || rm -f -- "$word"
    find . -maxdepth 1 -name '.epochmark-place*' -mtime +7 -exec rm -f {} + 2>/dev/null
fi
echo "folder $(pwd -P)"
df -Pk . 2>/dev/null | { read -r head; read -r a b c free rest; echo "free_kib $free"; }
echo "clock $(date +%s.%N 2>/dev/null)"
echo end
)sh";

/// $1 the folder, $2 the word of kPlace, whose file goes; $3 epochmark-cli or nothing. After kReaches.
inline constexpr const char* kCheck = R"sh(
echo epochmark-check 1
say() { printf '%s %s\n' "$1" "$2"; }
say system "$(uname -s)"
say architecture "$(uname -m)"
v=$(getconf GNU_LIBC_VERSION 2>/dev/null) && say glibc "${v#glibc }"
say processor "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)"
say threads "$(getconf _NPROCESSORS_ONLN 2>/dev/null)"
say memory_kib "$(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' /proc/meminfo 2>/dev/null)"
if cd -- "$1" 2>/dev/null && [ "$(cat ".epochmark-place-$2" 2>/dev/null)" = "$2" ]; then
    say place same
    rm -f ".epochmark-place-$2"
else say place other
fi
if command -v nvidia-smi >/dev/null 2>&1; then
    nvidia-smi --query-gpu=index,memory.total,driver_version,name --format=csv,noheader,nounits 2>/dev/null | head -n 64 |
        while read -r line; do say card "cuda, $line"; done
else
    n=0
    for file in /proc/driver/nvidia/gpus/*/information; do
        [ -r "$file" ] && say card "cuda, $n, , , $(sed -n 's/^Model:[ \t]*//p' "$file")" && n=$((n + 1))
    done
fi
if python3 -c 'import sys' >/dev/null 2>&1; then
    python3 -m pip --version >/dev/null 2>&1 && say python yes
    reaches 4 && say internet yes
elif command -v getent >/dev/null 2>&1; then
    getent hosts pypi.org >/dev/null 2>&1 && say internet yes
fi
if [ -n "$3" ] && [ -x "$3" ]; then
    say version "$("$3" --version 2>/dev/null | head -n 1)"
    "$3" run --help 2>/dev/null | grep -q -e --skip-file && say follows yes
    echo devices
    "$3" devices --json 2>/dev/null | head -c 500000
    echo
    echo devices-end
fi
echo end
)sh";

/// $1 a file: how much of it is there.
inline constexpr const char* kSize = R"sh(
[ -e "$1" ] && echo whole && exit 0
echo "part $(wc -c < "$1.part" 2>/dev/null || echo 0)"
)sh";

/// $1 a file, $2 how many pieces of 65,536 bytes of it are there: what comes is written from there on. Two
/// who send the same file write the same bytes to the same places.
inline constexpr const char* kAppend = R"sh(
umask 077
mkdir -p -- "$(dirname -- "$1")" && LC_ALL=C dd of="$1.part" bs=65536 seek="$2" conv=notrunc
)sh";

/// $1 a file, $2 its SHA-256. Somebody else who sent the same may have proved it before, or removed it.
inline constexpr const char* kProve = R"sh(
if [ ! -e "$1.part" ]; then
    [ -e "$1" ] && exit 0
    exit 97
fi
s=$(sha256sum < "$1.part") || s=$(shasum -a 256 < "$1.part") || exit 98
[ "${s%% *}" = "$2" ] || { rm -f -- "$1.part"; exit 99; }
mv -- "$1.part" "$1"
)sh";

/// $1 the folder of a bundle, $2 its archive: unpacks it once and says where epochmark-cli is.
inline constexpr const char* kUnpack = R"sh(
umask 077
if [ ! -e "$1/.whole" ]; then
    [ -e "$2" ] || { echo missing; exit 0; }
    find "$(dirname -- "$1")" -maxdepth 1 -name '*.new-*' -mtime +1 -exec rm -rf {} + 2>/dev/null
    n=$1.new-$(uname -n)-$$  # somebody else may do the same at this moment
    { mkdir -p -- "$n" && tar -xzf "$2" -C "$n" && : > "$n/.whole"; } || { rm -rf -- "$n"; exit 1; }
    if [ -e "$1/.whole" ]; then rm -rf -- "$n"; else rm -rf -- "$1" && mv -- "$n" "$1" || exit 1; fi
    rm -f -- "$2"
fi
for file in "$1"/*/epochmark-cli "$1"/*/bin/epochmark-cli; do
    [ -x "$file" ] && echo "program $file" && exit 0
done
echo none
)sh";

/// $1 epochmark-cli, $2 the file that tells that LibTorch is ready. Where the host has no pip or no way to
/// where LibTorch is fetched, "cannot-fetch" says so, and "card" that it has one of NVIDIA's, too; whatever
/// else failed is for its person to mend. After kReaches.
inline constexpr const char* kSetUp = R"sh(
"$1" setup >&2 && : > "$2" && exit 0
s=$?
[ "$s" = 3 ] || exit "$s"
python3 -m pip --version >/dev/null 2>&1 && reaches 10 && exit "$s"
echo cannot-fetch
if [ -n "$(ls /proc/driver/nvidia/gpus 2>/dev/null)" ] || nvidia-smi -L >/dev/null 2>&1; then echo card; fi
exit "$s"
)sh";

/// $1 epochmark-cli, $2 where a LibTorch would be sent to, $3 its version: how many bytes of it are there,
/// and "other-line" with epochmark-cli's words on standard error where it takes none of that version. It is
/// shown an empty one, whose version alone it can read.
inline constexpr const char* kMayTake = R"sh(
n=0
for file in "$2"/lib/*; do
    [ -f "$file" ] && n=$((n + $(wc -c < "$file")))
done
echo "there $n"
umask 077
t=$2.try-$$
mkdir -p -- "$t/lib" && printf '' > "$t/lib/libtorch_cpu.so" && printf '%s\n' "$3" > "$t/build-version" &&
    "$1" setup --libtorch "$t" >/dev/null
[ $? = 2 ] && echo other-line
rm -rf -- "$t"
exit 0
)sh";

/// $1 and $2 as kSetUp's, $3 the folder of a LibTorch that was sent there, $4 its version.
inline constexpr const char* kTakeLibTorch = R"sh(
echo "$4" > "$3/build-version" && "$1" setup --libtorch "$3" >&2 && : > "$2"
)sh";

/// $1 runs/ID as an absolute path, $2 the script of the session, $3 the prefix, then the program and its
/// words. The session belongs to nobody's terminal.
inline constexpr const char* kBegin = R"sh(
umask 077
mkdir -p -- "$(dirname -- "$1")" && mkdir -- "$1" && cd -- "$1" && : > events.jsonl || exit 97
folder=$1
script=$2
shift 2
s=
command -v setsid >/dev/null 2>&1 && s=setsid
$s nohup /bin/sh -c "$script" sh "$@" > log 2>&1 < /dev/null &
{ echo $! > pid.part && mv pid.part pid; } 2>/dev/null && echo begun && exit 0
# Nobody could find it again: it counts as not begun.
kill -TERM "-$!" 2>/dev/null || kill -TERM $!
echo "The number of the process cannot be written down (is the disk full?)." >&2
cd .. && rm -rf -- "$folder"
exit 97
)sh";

/// $1 the prefix, then the program and its words.
inline constexpr const char* kSession = R"sh(
SLURM_JOB_NAME=epochmark-${PWD##*/}
export SLURM_JOB_NAME
p=$1
shift
eval "$p \"\$@\""
echo $? > status.part
mv status.part status
)sh";

/// The same for a prefix that is sbatch with its options: the session only hands the job over, whose number
/// is in `job` then. The job's script begins the program, asks it to stop a minute before the job's time is
/// up, and writes how it ended. It runs once: Slurm would put it into the queue again after a node has
/// failed, and a second run would write over what has been read.
inline constexpr const char* kBatchSession = R"sh(
p=$1
shift
{
    printf '#\041/bin/sh\n'
    cat <<'END'
#SBATCH --signal=B:TERM@60
#SBATCH --no-requeue
[ -s events.jsonl ] && exit 1  # options may say --requeue
"$@" &
c=$!
trap 'kill -TERM "$c" 2>/dev/null' TERM
wait "$c"
s=$?
while kill -0 "$c" 2>/dev/null; do  # a signal ended the wait alone
    wait "$c"
    s=$?
done
echo "$s" > status.part
mv status.part status
END
} > job.sh
name=epochmark-${PWD##*/}
eval "$p --parsable --job-name=\"\$name\" --open-mode=append --output=\"\$PWD/log\" \"\$PWD/job.sh\" \"\$@\"" > job.part
s=$?
if [ "$s" = 0 ]; then mv job.part job; else echo "$s" > status; fi
)sh";

/// What goes before a script that asks whether a run goes on, in its folder. "alive 1": without a question to
/// the scheduler, whose jobs count as going on then. One that doesn't answer has ended nothing.
inline constexpr const char* kAlive = R"sh(
scheduled() {
    c=$1
    shift
    read -r j < job || return 1
    case $j in *\;*) "$c" -M "${j#*;}" "$@" "${j%%;*}" ;; *) "$c" "$@" "$j" ;; esac
}
alive() {
    if [ -s job ]; then  # whoever handed it over has gone, and its number may be another's by now
        [ "$1" = 0 ] || return 0
        q=$(scheduled squeue -h -o %T -j 2>&1) && { [ -n "$q" ]; return; }
        case $q in *nvalid*) return 1 ;; esac
        return 0
    fi
    p=$(cat pid 2>/dev/null)
    case $(cat "/proc/$p/stat" 2>/dev/null) in *') Z '*) return 1 ;; esac  # dead, and nobody has taken it in
    [ -n "$p" ] && kill -0 "$p" 2>/dev/null
}
)sh";

/// $1 the run's folder, $2 the byte of its events to begin with, from 1. Goes on until the session has ended
/// (a scheduler is asked every thirty seconds); a dot on standard error every few seconds tells that the line
/// is alive, and ends this where nobody listens. After kAlive, as all below that ask.
inline constexpr const char* kFollow = R"sh(
echo epochmark-follow 1
cd -- "$1" 2>/dev/null || exit 3
trap 'exit 0' HUP TERM PIPE INT
tail -c "+$2" -f events.jsonl 2>/dev/null &
t=$!
trap 'kill $t 2>/dev/null' EXIT
n=0
while [ ! -e status ] && alive "$((n % 15))"; do
    sleep 2
    n=$((n + 1))
    printf . >&2 || exit 0
done
sleep 1
)sh";

/// $1 the prefix, then a shell's words: runs them and ends them where the other side goes, since what a
/// scheduler has taken doesn't end with the line. The other side sends nothing until then.
/// After kEndSession.
inline constexpr const char* kTend = R"sh(
p=$1
shift
s=
command -v setsid >/dev/null 2>&1 && s=setsid
exec 3<&0
$s /bin/sh -c 'p=$1; shift; eval "$p \"\$@\""' sh "$p" "$@" 3<&- < /dev/null &
c=$!
{ cat <&3; trap '' TERM; end_session "$c"; } > /dev/null 2>&1 &
w=$!
exec 3<&-
wait "$c"
s=$?
kill "$w" 2>/dev/null
wait "$w" 2>/dev/null  # some shells tell that it was ended
exit "$s"
)sh";

/// $1 and $2 as kFollow's: what there is from there on.
inline constexpr const char* kRest = R"sh(
echo epochmark-follow 1
tail -c "+$2" "$1/events.jsonl"
)sh";

/// $1 the run's folder: how it ended.
inline constexpr const char* kEnd = R"sh(
echo epochmark-end 1
cd -- "$1" 2>/dev/null || { echo gone; echo end; exit 0; }
if [ -e status ]; then echo "status $(cat status)"
elif alive 0; then echo running
elif [ -s job ]; then echo job-lost
else echo lost
fi
df -Pk . 2>/dev/null | { read -r head; read -r a b c free rest; echo "free_kib $free"; }
echo log
tail -c 2000 log 2>/dev/null
echo
echo end
)sh";

/// $1 the run's folder, $2 yes where a scheduler gives it its turn. Until the program has begun nobody looks
/// for the file: the session is ended then. After kEndSession and kAlive.
inline constexpr const char* kStop = R"sh(
cd -- "$1" 2>/dev/null || exit 3
# On a full disk there is no file: the session is told by a signal, which it takes for the same.
if ! (: > stop) 2>/dev/null || [ ! -s events.jsonl ]; then
    [ "$2" = yes ] && scancel --name="epochmark-${PWD##*/}" >/dev/null 2>&1
    if [ -s job ]; then scheduled scancel; else end_session "$(cat pid)"; fi
fi
exit 0
)sh";

/// $1 the run's folder, $2 a line of QueueSkip's: whole when it gets its name.
inline constexpr const char* kSkip = R"sh(
umask 077
cd -- "$1" && printf '%s\n' "$2" > skip.part && mv skip.part skip
)sh";

/// $1 the run's folder, all of whose results have arrived: it goes as soon as nobody writes into it any more.
/// Status 1: something stays.
inline constexpr const char* kTidy = R"sh(
case $1 in */runs/*-*-*-*-*) ;; *) exit 1 ;; esac
n=0
while [ "$n" -lt 30 ] && (cd -- "$1" 2>/dev/null && [ ! -e status ] && alive "$n"); do
    sleep 1
    n=$((n + 1))
done
rm -rf -- "$1"
[ ! -e "$1" ]
)sh";

}  // namespace epochmark::hostscripts
