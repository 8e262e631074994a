// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

/// A machine by ssh without a server or a port: what EPOCHMARK_SSH names runs on this machine what was to be
/// run there, and an epochmark-cli there tells the events that a test has written. Both look for files in one
/// folder, by which the test says what happens.
namespace epochmark::test {

/// Switches, files of the folder:
///   broken  every line breaks, and none can be opened
///   hangs   the next call over an open line says nothing (and "hangs" stands in the log)
///   asks    a new line wants a secret: the answer to "Secret: " is in `answer`
///   late    the call that begins a run breaks; the run begins when `arrives` is there
/// `log` has a line for each master that was opened ("master") or ended ("exit").
inline constexpr const char* kFakeSsh = R"sh(#!/bin/sh
d=@DIR@
for last in "$@"; do :; done
say() { echo "$1" >> "$d/log"; }
gone() { echo "Connection to box closed by remote host." >&2; exit 255; }
case " $* " in
*" -G "*) exit 0 ;;
*" -O check "*) case " $* " in *ControlPath=*) ;; *) exit 255 ;; esac
    [ -e "$d/master" ] && exit 0
    exit 255 ;;
*" -O exit "*) say exit; rm -f "$d/master"; exit 0 ;;
*" -N "*)
    [ -e "$d/broken" ] && { echo "ssh: connect to host box port 22: Connection refused" >&2; exit 255; }
    if [ -e "$d/asks" ]; then
        case " $* " in *BatchMode=yes*) echo "box: Permission denied (publickey)." >&2; exit 255 ;; esac
        "$SSH_ASKPASS" "Secret: " > "$d/answer" || { echo "box: Permission denied (publickey)." >&2; exit 255; }
    fi
    say master
    : > "$d/master"
    exit 0 ;;
esac
[ -e "$d/master" ] || gone
if [ -e "$d/hangs" ]; then
    rm -f "$d/hangs"
    say hangs
    exec sleep 3600
fi
[ -e "$d/broken" ] && gone
case $last in *begun*epochmark-cli*)
    if [ -e "$d/late" ]; then
        rm -f "$d/late"
        (until [ -e "$d/arrives" ]; do [ -d "$d" ] || exit 1; sleep 0.1; done; exec sh -c "$last") > /dev/null 2>&1 < /dev/null &
        gone
    fi ;;
esac
exec 3<&0
sh -c "$last" <&3 3<&- &
p=$!
exec 3<&-
while kill -0 "$p" 2>/dev/null; do
    [ -e "$d/broken" ] && { kill "$p"; gone; }
    sleep 0.1
done
wait "$p"
)sh";

/// Tells `begin`, then what is there first of `ended`, `stopped` (once its stop file is there) and, before it
/// is killed, `killed`; `setup` waits until `ready` is there. What its skip file says is in `heard`, and
/// `skipped` is told.
inline constexpr const char* kFakeCli = R"sh(#!/bin/sh
d=@DIR@
if [ "$1" = setup ]; then
    echo setup >> "$d/log"
    until [ -e "$d/ready" ]; do [ -d "$d" ] || exit 1; sleep 0.1; done
    exit 0
fi
echo run >> "$d/log"
while [ $# -gt 0 ]; do
    [ "$1" = --events ] && events=$2
    [ "$1" = --stop-file ] && halt=$2
    [ "$1" = --skip-file ] && skip=$2
    shift
done
cat "$d/begin" >> "$events"
while [ -d "$d" ]; do
    [ -e "$halt" ] && { cat "$d/stopped" >> "$events"; exit 5; }
    [ -e "$skip" ] && { cat "$skip" >> "$d/heard"; rm -f "$skip"; cat "$d/skipped" >> "$events"; }
    [ -e "$d/ended" ] && { cat "$d/ended" >> "$events"; exit 0; }
    [ -e "$d/killed" ] && { cat "$d/killed" >> "$events"; kill -KILL $$; }
    sleep 0.1
done
)sh";

class FakeSsh {
public:
    FakeSsh()
    {
        writeProgram(QStringLiteral("ssh"), kFakeSsh);
        writeProgram(QStringLiteral("epochmark-cli"), kFakeCli);
        qputenv("EPOCHMARK_SSH", QFile::encodeName(path(QStringLiteral("ssh"))));
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder.path()));  // for its socket
    }
    ~FakeSsh() { qunsetenv("EPOCHMARK_SSH"); }
    FakeSsh(const FakeSsh&) = delete;
    FakeSsh& operator=(const FakeSsh&) = delete;

    QString path(const QString& name) const { return m_folder.filePath(name); }
    /// A switch, or what the program there tells; false: it can't be written.
    bool put(const char* name, const QByteArray& content = {}) const
    {
        const QString whole = path(QString::fromLatin1(name));
        QFile file(whole + QStringLiteral(".part"));
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
        file.close();
        QFile::remove(whole);
        return isWritten && file.rename(whole);
    }
    bool take(const char* name) const { return QFile::remove(path(QString::fromLatin1(name))); }
    bool has(const char* name) const { return QFile::exists(path(QString::fromLatin1(name))); }
    QByteArray read(const char* name) const
    {
        QFile file(path(QString::fromLatin1(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// How often a line stands in the log.
    qsizetype logged(const char* line) const { return read("log").split('\n').count(line); }

private:
    void writeProgram(const QString& name, const char* text) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly)
            || file.write(QByteArray(text).replace("@DIR@", QFile::encodeName(m_folder.path()))) < 0) {
            qFatal("The folder of the ssh that stands for one can't be written.");
        }
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }

    QTemporaryDir m_folder{QStringLiteral("/tmp/em-XXXXXX")};  // a socket's path is short
};

}  // namespace epochmark::test
