// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardcontext.h"
#include "hosts/hostlist.h"
#include "pages/benchmark/host/hostdesk.h"
#include "pages/benchmark/host/hostline.h"
#include "pages/benchmark/queue/runsession.h"

#include <QDateTime>
#include <QTest>
#include <QWidget>

using namespace epochmark;

namespace {

constexpr int kPatienceMs = 60'000;

Device deviceOf(const char* id, const char* kind)
{
    Device device;
    device.id = QString::fromLatin1(id);
    device.kind = deviceKindFromString(QString::fromLatin1(kind)).value();
    device.name = QStringLiteral("one of ") + device.id;
    return device;
}

Host hostOf(const char* name, const char* prefix)
{
    Host host;
    host.name = QString::fromLatin1(name);
    host.destination = host.name;
    host.prefix = QString::fromLatin1(prefix);
    host.seen.seenAt = QDateTime::currentDateTimeUtc();
    host.seen.devices = {deviceOf("cpu", "cpu"), deviceOf("cuda:0", "cuda")};
    return host;
}

}  // namespace

/// What the Benchmark page is told of machines that ssh reaches.
class TestHostDesk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyAClustersProcessorsAreNodes();
};

/// A run asks srun for several nodes; cards train alone, a job of sbatch and a machine by itself are one.
void TestHostDesk::onlyAClustersProcessorsAreNodes()
{
    sample::BoardContext board;
    qputenv("EPOCHMARK_HOME", QFile::encodeName(board.filePath(QString())));
    QVERIFY(HostList::change(HostList::file(), [](HostList& list) {
        for (const Host& host : {hostOf("cluster", "srun -p short"), hostOf("gpubox", ""),
                                 hostOf("jobs", "sbatch -p short"), hostOf("other", "srun")}) {
            if (const auto added = list.add(host); !added) {
                return added;
            }
        }
        return Result<void>();
    }));
    QWidget page;
    RunSession session;
    HostLine line;
    HostDesk desk(board.context.get(), &session, &line, &page);
    QVERIFY(desk.nodeDevices().isEmpty() && !desk.isRead());
    desk.readHosts();
    QTRY_VERIFY_WITH_TIMEOUT(desk.isRead(), kPatienceMs);
    QVERIFY2(desk.problem().isEmpty(), qPrintable(desk.problem()));
    QCOMPARE(desk.devices().size(), 8);
    QCOMPARE(desk.nodeDevices(), QStringList({QStringLiteral("cluster/cpu"), QStringLiteral("other/cpu")}));
}

QTEST_MAIN(TestHostDesk)
#include "tst_hostdesk.moc"
