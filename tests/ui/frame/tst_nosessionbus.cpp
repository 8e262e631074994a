// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/desktop.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace epochmark;

namespace {

/// Whether Qt has begun to look for a bus, which it does in a thread of its own.
bool looksForABus()
{
    const QStringList threads = QDir(QStringLiteral("/proc/self/task"))
                                    .entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return std::any_of(threads.begin(), threads.end(), [](const QString& thread) {
        QFile name(QStringLiteral("/proc/self/task/%1/comm").arg(thread));
        return name.open(QIODevice::ReadOnly) && name.readAll().startsWith("QDBus");
    });
}

void useAll(Desktop& desktop)
{
    desktop.watchScheme();
    desktop.showProgress(0.5);
    desktop.notify(QStringLiteral("The benchmark has ended"), QStringLiteral("It took 8 s."));
}

}  // namespace

/// A session without a bus, as on a server or in a container: libdbus would start a daemon there.
class TestNoSessionBus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksNobody();
};

void TestNoSessionBus::asksNobody()
{
    const QTemporaryDir runtime;
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.path()));
    const auto desktop = Desktop::ofSession();
    useAll(*desktop);
    QVERIFY(!looksForABus());
    QFile noSocket(runtime.filePath(QStringLiteral("bus")));  // libdbus takes none but a socket
    QVERIFY(noSocket.open(QIODevice::WriteOnly));
    useAll(*desktop);
    QVERIFY(!looksForABus());
    // The same calls where an address is given do look: the check above can fail.
    qputenv("DBUS_SESSION_BUS_ADDRESS",
            "unix:path=" + QFile::encodeName(runtime.filePath(QStringLiteral("none"))));
    useAll(*desktop);
    QVERIFY(looksForABus());
}

QTEST_GUILESS_MAIN(TestNoSessionBus)
#include "tst_nosessionbus.moc"
