// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/libtorchplace.h"
#include "hosts/hostbundle.h"

#include "fakessh.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

namespace {

/// Fails as the test says: `setup` by `setup-status` with the words in `setup-words`, and with a LibTorch
/// that was sent by `take-status` and `take-words`.
constexpr const char* kCli = R"sh(#!/bin/sh
d=@DIR@
[ "$2" = --libtorch ] && what=take || what=setup
if [ "$what" = take ] && [ ! -s "$3/lib/libtorch_cpu.so" ]; then
    cat "$3/build-version" >> "$d/asked"
    [ -e "$d/other" ] && { echo "this Epochmark was built for 1.0" >&2; exit 2; }
    exit 3
fi
echo "$what" >> "$d/log"
cat "$d/$what-words" >&2
exit "$(cat "$d/$what-status")"
)sh";

/// There is pip unless `no-pip` is there, and no way into the internet unless `internet` is, or `proxy`, which
/// pip alone has been told of.
constexpr const char* kPython = R"sh(#!/bin/sh
d=@DIR@
case "$*" in
"-m pip "*" index "*) [ -e "$d/proxy" ] && [ ! -e "$d/no-pip" ]; exit ;;
"-m pip "*) [ -e "$d/no-pip" ] && exit 1; exit 0 ;;
*) [ -e "$d/internet" ]; exit ;;
esac
)sh";

constexpr const char* kCards = R"sh(#!/bin/sh
[ -e @DIR@/card ]
)sh";

/// A machine "box" without Epochmark, and here a bundle and a LibTorch that could be sent.
class Machine {
public:
    Machine()
    {
        QDir folder(ssh.path(QString()));
        folder.mkpath(QStringLiteral("epochmark-1"));
        folder.mkpath(QStringLiteral("bin"));
        folder.mkpath(QStringLiteral("own/torch/lib"));
        write("epochmark-1/epochmark-cli", kCli);
        write("bin/python3", kPython);
        write("bin/nvidia-smi", kCards);
        ssh.put("own/torch/lib/libtorch_cpu.so", "not really");
        ssh.put("own/torch/build-version", libtorch::version().toUtf8());
        const QString archive = ssh.path(QStringLiteral("bundle.tar.gz"));
        QProcess::execute(QStringLiteral("tar"), {QStringLiteral("-czf"), archive, QStringLiteral("-C"),
                                                  folder.path(), QStringLiteral("epochmark-1")});
        m_path = qgetenv("PATH");
        qputenv("PATH", QFile::encodeName(ssh.path(QStringLiteral("bin"))) + ':' + m_path);
        qputenv("EPOCHMARK_LIBTORCH", QFile::encodeName(ssh.path(QStringLiteral("own/torch"))));
        m_host.name = QStringLiteral("box");
        m_host.destination = QStringLiteral("box");
        m_host.bundle = archive;
        placed.folder = ssh.path(QStringLiteral("there"));
        setup(3, "the network is gone\n");
        take(0);
    }
    ~Machine()
    {
        qputenv("PATH", m_path);
        qunsetenv("EPOCHMARK_LIBTORCH");
    }
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    void setup(int status, const QByteArray& words = {}) const
    {
        ssh.put("setup-status", QByteArray::number(status));
        ssh.put("setup-words", words);
    }
    void take(int status, const QByteArray& words = {}) const
    {
        ssh.put("take-status", QByteArray::number(status));
        ssh.put("take-words", words);
    }
    /// What went wrong; empty: it has Epochmark with LibTorch.
    QString ensured()
    {
        const auto session = SshSession::open(m_host, {}, {});
        if (!session) {
            return QStringLiteral("no line: ") + session.error().message;
        }
        hostbundle::Listeners listeners;
        listeners.maySend = [this](qint64, const QString& what) {
            sent.append(what);
            return true;
        };
        listeners.onProcessorOnly = [this] { ++processorOnly; };
        const auto program = hostbundle::ensure(session.value(), placed, listeners, {});
        return program ? QString() : program.error().message + program.error().detail;
    }
    bool isLibTorchSent() const { return !sent.filter(QStringLiteral("libtorch_cpu.so")).isEmpty(); }

    FakeSsh ssh;
    HostFacts placed;
    QStringList sent;
    int processorOnly = 0;

private:
    void write(const char* name, const char* text) const
    {
        ssh.put(name, QByteArray(text).replace("@DIR@", QFile::encodeName(ssh.path(QStringLiteral(".")))));
        QFile::setPermissions(ssh.path(QString::fromLatin1(name)),
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }

    Host m_host;
    QByteArray m_path;
};

}  // namespace

/// How a machine gets LibTorch, and when the one of this machine goes there.
class TestHostBundle : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itsOwnIsTakenFirst();
    void oneWithoutNetworkIsSentOne();
    void anyOtherFailureIsTold_data();
    void anyOtherFailureIsTold();
    void bothReasonsAreTold();
    void nothingIsSentInVain();
    void whatIsThereNeedsNoRoom();
};

void TestHostBundle::itsOwnIsTakenFirst()
{
    Machine machine;
    machine.setup(0);
    QCOMPARE(machine.ensured(), QString());
    QVERIFY(!machine.isLibTorchSent());
    QCOMPARE(machine.ensured(), QString());
    QCOMPARE(machine.ssh.logged("setup"), 1);  // ready for good
}

void TestHostBundle::oneWithoutNetworkIsSentOne()
{
    Machine machine;
    QCOMPARE(machine.ensured(), QString());
    QVERIFY(machine.isLibTorchSent());
    QCOMPARE(machine.ssh.logged("take"), 1);
    QCOMPARE(machine.processorOnly, 0);
    // A way into the internet without pip fetches nothing either; the card is left without a LibTorch.
    Machine other;
    QVERIFY(other.ssh.put("internet") && other.ssh.put("proxy") && other.ssh.put("no-pip")
            && other.ssh.put("card"));
    QCOMPARE(other.ensured(), QString());
    QVERIFY(other.isLibTorchSent());
    QCOMPARE(other.processorOnly, 1);
}

void TestHostBundle::anyOtherFailureIsTold_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("way");
    QTest::newRow("a hiccup of pip") << 3 << QByteArray("internet");
    QTest::newRow("a disk that is full behind a proxy") << 3 << QByteArray("proxy");
    QTest::newRow("the prefix refuses") << 1 << QByteArray();
    QTest::newRow("it can't be started") << 127 << QByteArray();
}

/// It may be gone at the next try: nothing is sent that would be used for good.
void TestHostBundle::anyOtherFailureIsTold()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, way);
    Machine machine;
    QVERIFY(way.isEmpty() || machine.ssh.put(way.constData()));
    machine.setup(status, "invalid partition\n");
    QVERIFY2(machine.ensured().contains(QStringLiteral("\"invalid partition\"")),
             qPrintable(machine.ensured()));
    QVERIFY(!machine.isLibTorchSent());
    QCOMPARE(machine.ssh.logged("take"), 0);
    machine.setup(0);
    QCOMPARE(machine.ensured(), QString());
}

void TestHostBundle::bothReasonsAreTold()
{
    Machine machine;
    machine.take(3, "it isn't whole\n");
    const QString said = machine.ensured();
    QVERIFY2(said.contains(QStringLiteral("\"the network is gone\""))
                 && said.contains(QStringLiteral("\"it isn't whole\"")),
             qPrintable(said));
    // Not ready: the next run asks again.
    machine.setup(0);
    QCOMPARE(machine.ensured(), QString());
    QCOMPARE(machine.ssh.logged("setup"), 2);
}

/// Another line's LibTorch, a full disk, a LibTorch that isn't whole here: said before anything is sent.
void TestHostBundle::nothingIsSentInVain()
{
    Machine machine;
    QVERIFY(machine.ssh.put("other"));
    QString said = machine.ensured();
    QVERIFY2(said.contains(QStringLiteral("was built for another one"))
                 && said.endsWith(QStringLiteral("this Epochmark was built for 1.0")),
             qPrintable(said));
    QCOMPARE(machine.ssh.read("asked"),
             (libtorch::version().section(u'.', 0, 1) + QStringLiteral(".0\n")).toUtf8());
    QVERIFY(!machine.isLibTorchSent());
    QVERIFY(QDir(machine.ssh.path(QStringLiteral("there/libtorch"))).isEmpty());
    QVERIFY(machine.ssh.take("other"));

    constexpr qint64 kSize = 10;  // of what stands for libtorch_cpu.so
    machine.placed.freeBytes = kSize - 1;
    said = machine.ensured();
    QVERIFY2(said.contains(QStringLiteral("free")), qPrintable(said));
    QVERIFY(!machine.isLibTorchSent());
    QCOMPARE(machine.ssh.logged("take"), 0);

    machine.placed.freeBytes = kSize;
    const QString library = machine.ssh.path(QStringLiteral("own/torch/lib/libtorch_cpu.so"));
    QVERIFY(QFile::remove(library) && QFile::copy(QCoreApplication::applicationFilePath(), library));
    said = machine.ensured();
    QVERIFY2(said.contains(QStringLiteral("libepochmark_core")), qPrintable(said));  // this test needs it
    QVERIFY(!machine.isLibTorchSent());
    QCOMPARE(machine.ssh.logged("take"), 0);
}

/// It had arrived before, and the disk is full by it.
void TestHostBundle::whatIsThereNeedsNoRoom()
{
    Machine machine;
    machine.take(3, "once more\n");
    QVERIFY(!machine.ensured().isEmpty());
    QVERIFY(machine.isLibTorchSent());
    machine.placed.freeBytes = 0;
    machine.take(0);
    QCOMPARE(machine.ensured(), QString());
}

QTEST_GUILESS_MAIN(TestHostBundle)
#include "tst_hostbundle.moc"
