// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ranks/rankcontract.h"
#include "ranks/rankplace.h"
#include "ranks/rankslice.h"
#include "ranks/rankwords.h"

#include <QHash>
#include <QTest>

using namespace epochmark;
using namespace Qt::StringLiterals;

namespace {

using Variables = QHash<QByteArray, QByteArray>;

Result<RankPlace> placeOf(const Variables& variables)
{
    return RankPlace::fromEnvironment(
        [variables](const char* name) { return QString::fromLatin1(variables.value(name)); });
}

Variables openMpi()
{
    return {{"OMPI_COMM_WORLD_RANK", "1"},
            {"OMPI_COMM_WORLD_SIZE", "4"},
            {"OMPI_COMM_WORLD_LOCAL_RANK", "1"},
            {"OMPI_COMM_WORLD_LOCAL_SIZE", "4"},
            {"PMIX_NAMESPACE", "1234567"}};
}

}  // namespace

class TestRankPlace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyStartedRanks()
    {
        const auto place = placeOf({});
        QVERIFY(place);
        QVERIFY(place->isAlone());
        QVERIFY(place->isFirst());
        QVERIFY(place->launcher.isEmpty());
    }

    void torchrunHostsTheStore()
    {
        const auto place = placeOf({{"RANK", "2"},
                                    {"WORLD_SIZE", "4"},
                                    {"LOCAL_RANK", "0"},
                                    {"LOCAL_WORLD_SIZE", "2"},
                                    {"MASTER_ADDR", "127.0.0.1"},
                                    {"MASTER_PORT", "29500"},
                                    {"TORCHELASTIC_RUN_ID", "none"},
                                    {"TORCHELASTIC_USE_AGENT_STORE", "True"},
                                    {"TORCHELASTIC_RESTART_COUNT", "1"}});
        QVERIFY(place);
        QCOMPARE(place->launcher, QStringLiteral("torchrun"));
        QCOMPARE(place->rank, 2);
        QCOMPARE(place->size, 4);
        QCOMPARE(place->localRank, 0);
        QVERIFY(place->isStoreHosted);
        QCOMPARE(place->attempt, 1);
        QCOMPARE(place->port, 29500);
        QVERIFY(!place->isOneHost());
    }

    void mpirunOnOneHostNeedsNoAddress()
    {
        const auto place = placeOf(openMpi());
        QVERIFY(place);
        QCOMPARE(place->launcher, QStringLiteral("mpirun"));
        QCOMPARE(place->address, QStringLiteral("127.0.0.1"));
        Variables other = openMpi();
        other["OMPI_COMM_WORLD_RANK"] = "3";
        QCOMPARE(placeOf(other)->port, place->port);  // all ranks of a job derive the same one
        other["PMIX_NAMESPACE"] = "7654321";
        QVERIFY(placeOf(other)->port != place->port);
        QVERIFY(place->port >= 20000 && place->port < 30000);
    }

    void mpirunOnSeveralHostsAsksForTheAddress()
    {
        Variables variables = openMpi();
        variables["OMPI_COMM_WORLD_LOCAL_SIZE"] = "2";
        const auto place = placeOf(variables);
        QVERIFY(!place);
        QVERIFY2(place.error().message.contains(QStringLiteral("MASTER_ADDR")),
                 qPrintable(place.error().message));
        QCOMPARE(place.error().code, ErrorCode::Usage);
    }

    void anAddressThatNobodyKnows()
    {
        Variables variables = openMpi();
        variables["MASTER_ADDR"] = "no such host";
        const auto place = placeOf(variables);
        QVERIFY(!place);
        QVERIFY2(place.error().message.contains(QStringLiteral("no such host")),
                 qPrintable(place.error().message));
    }

    void aStepOfSlurm()
    {
        const auto place = placeOf({{"SLURM_JOB_ID", "17"},
                                    {"SLURM_STEP_ID", "0"},
                                    {"SLURM_STEP_NUM_TASKS", "2"},
                                    {"SLURM_PROCID", "1"},
                                    {"SLURM_LOCALID", "1"},
                                    {"SLURM_STEP_TASKS_PER_NODE", "2"},
                                    {"SLURM_STEP_NODELIST", "node1"}});
        QVERIFY(place);
        QCOMPARE(place->launcher, QStringLiteral("srun"));
        QCOMPARE(place->rank, 1);
        QVERIFY(place->isOneHost());
        QCOMPARE(place->address, QStringLiteral("127.0.0.1"));
    }

    /// What a program without srun sees in a batch script: it is alone.
    void aBatchScriptIsNoStep()
    {
        const auto place = placeOf({{"SLURM_JOB_ID", "17"},
                                    {"SLURM_PROCID", "0"},
                                    {"SLURM_NTASKS", "2"},
                                    {"SLURM_STEP_ID", "4294967291"}});
        QVERIFY(place);
        QVERIFY(place->isAlone());
    }

    void ranksThatContradictThemselves_data()
    {
        QTest::addColumn<QString>("rank");
        QTest::addColumn<QString>("size");
        QTest::newRow("too large") << "2"
                                   << "2";
        QTest::newRow("negative") << "-1"
                                  << "2";
        QTest::newRow("no number") << "one"
                                   << "2";
        QTest::newRow("nobody") << "0"
                                << "0";
    }
    void ranksThatContradictThemselves()
    {
        QFETCH(QString, rank);
        QFETCH(QString, size);
        const auto place = placeOf({{"RANK", rank.toLatin1()}, {"WORLD_SIZE", size.toLatin1()}});
        QVERIFY(!place);
        QCOMPARE(place.error().code, ErrorCode::Usage);
    }

    void aFileInsteadOfAPort()
    {
        const auto place = placeOf(
            {{"RANK", "1"}, {"WORLD_SIZE", "2"}, {"EPOCHMARK_RENDEZVOUS_FILE", "/shared/meeting"}});
        QVERIFY(place);
        QCOMPARE(place->file, QStringLiteral("/shared/meeting"));
        QVERIFY(place->address.isEmpty());
        QCOMPARE(place->launcher, QStringLiteral("by hand"));
    }

    void slurmsFirstHost_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("first");
        QTest::newRow("one") << "node1"
                             << "node1";
        QTest::newRow("two") << "node1,node2"
                             << "node1";
        QTest::newRow("range") << "node[03-05,9],gpu1"
                               << "node03";
        QTest::newRow("numbers") << "node[7,9]"
                                 << "node7";
        QTest::newRow("tail") << "rack[1-2]-a,b"
                              << "rack1-a";
    }
    void slurmsFirstHost()
    {
        QFETCH(QString, list);
        QTEST(firstHostOf(list), "first");
    }

    /// Oracle: every thing belongs to one rank, in order, and no rank has two more than another.
    void slicesCoverAll()
    {
        for (const std::size_t count : {0UL, 1UL, 5UL, 7UL, 20UL, 21UL}) {
            for (const int size : {1, 2, 3, 4, 8}) {
                std::size_t next = 0;
                for (int rank = 0; rank < size; ++rank) {
                    const RankSlice slice = sliceOf(count, rank, size);
                    QCOMPARE(slice.begin, next);
                    QVERIFY(slice.count() == count / std::size_t(size)
                            || slice.count() == count / std::size_t(size) + 1);
                    next = slice.end;
                }
                QCOMPARE(next, count);
            }
        }
    }

    void theContractTellsWhatDiffers()
    {
        const RankContract first{u"Epochmark 1, LibTorch 2"_s, u"work"_s, u"42"_s, u"abc"_s};
        QCOMPARE(RankContract::fromBytes(first.bytes()), first);
        QVERIFY(!breachOf(first, first, u"Rank 1"_s));
        const auto sentence = [&first](auto change) {
            RankContract theirs = first;
            change(theirs);
            return breachOf(first, theirs, u"Rank 1 on node2"_s).value_or(QString());
        };
        const QString seed = sentence([](RankContract& contract) { contract.seed = u"43"_s; });
        QVERIFY2(seed.contains("43"_L1) && seed.contains("Rank 1 on node2"_L1), qPrintable(seed));
        QVERIFY(sentence([](RankContract& contract) {
                    contract.build = u"Epochmark 2"_s;
                }).contains("Epochmark 2"_L1));
        QVERIFY(!sentence([](RankContract& contract) { contract.workload = u"other"_s; }).isEmpty());
        QVERIFY(!sentence([](RankContract& contract) { contract.dataset = u"def"_s; }).isEmpty());
    }

    void whoIsMissing()
    {
        const QString sentence = rankwords::missing({1, 3}, 4, 60);
        QVERIFY2(sentence.contains(QStringLiteral("1, 3")), qPrintable(sentence));
        QCOMPARE(rankwords::nameOf(3, u"node2"_s), QStringLiteral("Rank 3 on node2"));
    }
};

QTEST_GUILESS_MAIN(TestRankPlace)
#include "tst_rankplace.moc"
