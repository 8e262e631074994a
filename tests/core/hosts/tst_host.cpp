// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/hostlist.h"
#include "hosts/openhostruns.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

using namespace epochmark;

namespace {

Host sampleHost()
{
    Host host;
    host.name = QStringLiteral("gpubox");
    host.destination = QStringLiteral("ssh://alice@gpubox.example.org:2222");
    host.folder = QStringLiteral("/scratch/it's mine");
    host.prefix = QStringLiteral("srun --gres=gpu:1 -p short");
    host.program = QStringLiteral("/opt/epochmark/epochmark-cli");
    host.bundle = QStringLiteral("/tmp/bundle.tar.gz");
    host.shutDown = QStringLiteral("gcloud compute instances stop gpubox");
    host.seen.seenAt = QDateTime::fromMSecsSinceEpoch(1'790'000'000'123, Qt::UTC);
    host.seen.system = QStringLiteral("Linux");
    host.seen.architecture = QStringLiteral("x86_64");
    host.seen.glibc = QStringLiteral("2.36");
    host.seen.cpu = QStringLiteral("AMD EPYC");
    host.seen.threads = 8;
    host.seen.folder = host.folder;
    host.seen.version = QStringLiteral("1.0.0");
    host.seen.hasPython = true;
    host.seen.hasInternet = true;
    host.seen.memoryBytes = 1 << 30;
    host.seen.freeBytes = 5;
    host.seen.clockOffset = -1.5;
    Device card;
    card.id = QStringLiteral("cuda:0");
    card.kind = DeviceKind("cuda");
    card.name = QStringLiteral("NVIDIA L4");
    card.memoryBytes = 24'000'000'000;
    card.isUsable = false;
    card.reason = QStringLiteral("why");
    card.remedy = QStringLiteral("what to do");
    host.seen.devices = {card};
    return host;
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

}  // namespace

class TestHost : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackFromItsJson();
    void refusesWhatCantBe_data();
    void refusesWhatCantBe();
    void tellsItsDevicesFromThoseHere();
    void knowsASchedulersWords();
    void whatIsWaitedForIsNoBatchJob();
    void asksForNodesWhereItCan_data();
    void asksForNodesWhereItCan();
    void listsOutliveTheProgram();
    void aListThatIsDamagedStaysAsItIs_data();
    void aListThatIsDamagedStaysAsItIs();
    void devicesFromElsewhereAreMadeHarmless();
    void openRunsAreFoundAgain();
};

void TestHost::comesBackFromItsJson()
{
    const auto back = Host::fromJson(sampleHost().toJson());
    QVERIFY(back);
    QVERIFY(back.value() == sampleHost());
    Host unseen = sampleHost();
    unseen.seen = {};
    QVERIFY(Host::fromJson(unseen.toJson()).value() == unseen);
}

void TestHost::refusesWhatCantBe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("destination");
    QTest::addColumn<QString>("folder");
    QTest::newRow("no name") << QString() << QStringLiteral("box") << QStringLiteral("f");
    QTest::newRow("a slash") << QStringLiteral("a/b") << QStringLiteral("box") << QStringLiteral("f");
    QTest::newRow("a line") << QStringLiteral("a\n") << QStringLiteral("box") << QStringLiteral("f");
    QTest::newRow("long") << QString(41, u'a') << QStringLiteral("box") << QStringLiteral("f");
    QTest::newRow("an option of ssh")
        << QStringLiteral("a") << QStringLiteral("-oProxyCommand=touch /tmp/x") << QStringLiteral("f");
    QTest::newRow("words") << QStringLiteral("a") << QStringLiteral("box rm") << QStringLiteral("f");
    QTest::newRow("no destination") << QStringLiteral("a") << QString() << QStringLiteral("f");
    QTest::newRow("no folder") << QStringLiteral("a") << QStringLiteral("box") << QStringLiteral(" ");
    QTest::newRow("a folder of lines")
        << QStringLiteral("a") << QStringLiteral("box") << QStringLiteral("f\nrm");
}

void TestHost::refusesWhatCantBe()
{
    QFETCH(QString, name);
    QFETCH(QString, destination);
    QFETCH(QString, folder);
    Host host = sampleHost();
    QVERIFY(host.check());
    host.name = name;
    host.destination = destination;
    host.folder = folder;
    QVERIFY(!host.check());
    QCOMPARE(host.check().error().code, ErrorCode::Usage);
    QVERIFY(!Host::fromJson(host.toJson()));
}

void TestHost::tellsItsDevicesFromThoseHere()
{
    const Device listed = sampleHost().listedDevices().first();
    QCOMPARE(listed.id, QStringLiteral("gpubox/cuda:0"));
    QCOMPARE(listed.name, QStringLiteral("gpubox · NVIDIA L4"));
    QVERIFY((HostDevice::of(listed.id) == HostDevice{QStringLiteral("gpubox"), QStringLiteral("cuda:0")}));
    QVERIFY(!HostDevice::of(QStringLiteral("cuda:0")));
}

void TestHost::knowsASchedulersWords()
{
    Host host;
    for (const char* words : {"srun", "srun -p short", "/usr/bin/srun --gres=gpu:1", "env A=1 srun",
                              "salloc -N1", "sbatch -p long", "/usr/bin/sbatch"}) {
        host.prefix = QString::fromLatin1(words);
        QVERIFY2(host.hasScheduler(), words);
    }
    for (const char* words : {"", "docker exec box", "echo srunning", "my-srun x", "sbatcher"}) {
        host.prefix = QString::fromLatin1(words);
        QVERIFY2(!host.hasScheduler(), words);
    }
}

void TestHost::whatIsWaitedForIsNoBatchJob()
{
    const std::pair<const char*, const char*> prefixes[] = {
        {"sbatch -p long", "srun -p long"},
        {"env A=1 /opt/bin/sbatch -t 5", "env A=1 /opt/bin/srun -t 5"},
        {"srun -p sbatch-like", "srun -p sbatch-like"},
        {"docker exec box", "docker exec box"},
        {"", ""}};
    Host host;
    for (const auto& [prefix, before] : prefixes) {
        host.prefix = QString::fromLatin1(prefix);
        QCOMPARE(host.callPrefix(), QString::fromLatin1(before));
        QCOMPARE(host.isBatch(), host.prefix != host.callPrefix());
    }
}

void TestHost::asksForNodesWhereItCan_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<bool>("hasNodes");
    const auto row = [](const char* prefix, bool hasNodes) {
        QTest::newRow(prefix) << QString::fromLatin1(prefix) << hasNodes;
    };
    row("srun", true);
    row("  srun  ", true);
    row("/opt/slurm/bin/srun -p short", true);
    row("srun -p short -n1", true);
    row("srun --partition short --mem=4G -n 1", true);
    row("srun --exclusive", true);
    row("srun -n1 -N1 --gres=gpu:1", true);
    row("srun -n1 singularity exec x.sif", false);
    row("srun --mem=4G env A=1", false);
    row("env A=1 srun", false);
    row("salloc -N1", false);
    row("srunning", false);
    row("", false);
    row("docker exec box", false);
}

void TestHost::asksForNodesWhereItCan()
{
    QFETCH(QString, prefix);
    QFETCH(bool, hasNodes);
    Host host = sampleHost();
    host.prefix = prefix;
    QCOMPARE(host.hasNodes(), hasNodes);
    QCOMPARE(host.prefixFor(1), prefix);
    QCOMPARE(host.prefixFor(3),
             hasNodes ? prefix.trimmed() + QStringLiteral(" --nodes=3 --ntasks=3 --ntasks-per-node=1")
                      : prefix);
}

void TestHost::listsOutliveTheProgram()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("deep/hosts.json"));
    QVERIFY(HostList::load(path).value().hosts().isEmpty());
    QVERIFY(HostList::change(path, [](HostList& list) { return list.add(sampleHost()); }));
    const HostList kept = HostList::load(path).value();
    QCOMPARE(kept.hosts().size(), 1);
    QVERIFY(kept.named(QStringLiteral("GPUBOX")).value() == sampleHost());
    QVERIFY(kept.named(QStringLiteral("other")).error().message.contains(QStringLiteral("gpubox")));

    Host second = sampleHost();
    second.name = QStringLiteral("GpuBox");
    QVERIFY(!HostList::change(path, [&](HostList& list) { return list.add(second); }));
    QVERIFY(!HostList::change(path, [](HostList& list) -> Result<void> {
        const auto removed = list.remove(QStringLiteral("gpubox"));
        return removed ? Result<void>(Error{ErrorCode::Usage, QStringLiteral("no"), {}}) : removed;
    }));
    QCOMPARE(HostList::load(path).value().hosts().size(), 1);  // an error of the change leaves all as it was
    QVERIFY(HostList::change(path, [](HostList& list) { return list.remove(QStringLiteral("gpubox")); }));
    QVERIFY(HostList::load(path).value().hosts().isEmpty());
}

void TestHost::aListThatIsDamagedStaysAsItIs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no JSON") << QByteArray("{\"hosts\":[");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("newer") << QByteArray("{\"schema\":2,\"hosts\":[]}");
    QTest::newRow("a host that can't be")
        << QByteArray(R"({"hosts":[{"name":"../x","destination":"box","folder":"f"}]})");
    QTest::newRow("an option as destination")
        << QByteArray(R"({"hosts":[{"name":"x","destination":"-oProxyCommand=x","folder":"f"}]})");
    QTest::newRow("large") << QByteArray(17 << 20, ' ');
    QTest::newRow("many") << QByteArray("{\"hosts\":[") + QByteArray("{},").repeated(300) + "{}]}";
}

void TestHost::aListThatIsDamagedStaysAsItIs()
{
    QFETCH(QByteArray, bytes);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("hosts.json"));
    writeFile(path, bytes);
    QCOMPARE(HostList::load(path).error().code, ErrorCode::Store);
    QVERIFY(HostList::load(path).error().message.contains(path));
    QVERIFY(!HostList::change(path, [](HostList& list) { return list.add(sampleHost()); }));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == bytes);
}

void TestHost::devicesFromElsewhereAreMadeHarmless()
{
    const auto devices = devicesFromJson("{\"devices\":[{\"id\":\"cpu\",\"kind\":\"cpu\",\"name\":\"a\\u001b["
                                         "31mb\\u202ec\",\"reason\":\"x\\ny\"}]}");
    QVERIFY(devices);
    QCOMPARE(devices->first().name, QStringLiteral("a\uFFFD[31mb\uFFFDc"));
    QCOMPARE(devices->first().reason, QStringLiteral("x\uFFFDy"));
    QVERIFY(!devicesFromJson("{\"devices\":[{\"id\":\"a b\",\"kind\":\"cpu\",\"name\":\"x\"}]}"));
    QVERIFY(!devicesFromJson("{\"devices\":[{\"id\":\"cpu\",\"kind\":\"C\",\"name\":\"x\"}]}"));
    QVERIFY(!devicesFromJson("{\"devices\":7}"));
    QVERIFY(!devicesFromJson("nonsense"));
    const QByteArray one = R"({"id":"cpu","kind":"cpu","name":"x"})";
    QCOMPARE(devicesFromJson("{\"devices\":[" + (one + ',').repeated(500) + one + "]}")->size(), 64);
}

void TestHost::openRunsAreFoundAgain()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("hostruns.json"));
    const OpenHostRun run{QUuid::createUuid().toString(QUuid::WithoutBraces), QStringLiteral("gpubox"),
                          QStringLiteral("pets.zip, CPU"), QStringLiteral("/tmp/store.sqlite"),
                          QDateTime::fromMSecsSinceEpoch(1'790'000'000'123, Qt::UTC)};
    QVERIFY(openhostruns::load(path).value().isEmpty());
    QVERIFY(openhostruns::add(path, run));
    QVERIFY((openhostruns::load(path).value() == QList<OpenHostRun>{run}));
    QVERIFY(openhostruns::remove(path, QStringLiteral("another")));
    QVERIFY(openhostruns::remove(path, run.id));
    QVERIFY(openhostruns::load(path).value().isEmpty());
    // The id becomes part of a path there.
    writeFile(path, R"({"runs":[{"id":"../../etc","host":"x","started_at":"2026-01-01T00:00:00.000Z"}]})");
    QCOMPARE(openhostruns::load(path).error().code, ErrorCode::Store);
}

QTEST_GUILESS_MAIN(TestHost)
#include "tst_host.moc"
