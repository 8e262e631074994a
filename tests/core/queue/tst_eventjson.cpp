// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "places.h"
#include "queue/eventjson.h"
#include "samplerecord.h"

#include <QFile>
#include <QJsonDocument>
#include <QSet>
#include <QTest>
#include <QTimeZone>

#include <cmath>
#include <type_traits>
#include <utility>
#include <variant>

using namespace epochmark;

namespace {

/// An event of each kind with nothing left as it is by default. A kind without one doesn't link.
template <typename Event>
Event filled();

template <>
StageEvent filled()
{
    return {RunStage::WarmUp, StageState::Done, 0.1 + 0.2};
}

template <>
RunProgress filled()
{
    RunProgress progress;
    progress.stage = RunStage::Train;
    progress.share = 0.375;
    progress.epoch = 2;
    progress.epochs = 15;
    progress.step = 7;
    progress.stepsPerEpoch = 42;
    progress.elapsedSeconds = 12.5;
    progress.dataSeconds = 1.25;
    progress.secondsLeft = 99.5;
    progress.epochSecondsLeft = 3.25;
    progress.imagesPerSecond = 812.75;
    progress.stepSeconds = 0.024;
    progress.inputWaitShare = 0.01;
    progress.trainLoss = 0.625;
    progress.trainAccuracy = 0.6875;
    progress.temperature = 63;
    progress.watts = 44.5;
    progress.powerScope = QStringLiteral("package");
    return progress;
}

template <>
DatasetSummary filled()
{
    return {QStringLiteral("pets.zip"),
            {QStringLiteral("\uFEFFcats"), QStringLiteral("dogs\n")},
            700,
            140,
            {{QStringLiteral("a/\x1b[31mb.jpg"), QStringLiteral("ends too early")}},
            3,
            QStringLiteral("7f3a")};
}

template <>
ModelSummary filled()
{
    return {{{QStringLiteral("Conv 3×3, 16"), QStringLiteral("148 × 148 × 16"), 448},
             {QStringLiteral("Dense 1"), QStringLiteral("1"), qint64{1} << 40}}};
}

template <>
EpochReport filled()
{
    return sample::epoch(3, 20.5, sample::workload());
}

template <>
Warning filled()
{
    return {QStringLiteral("on-battery"), QStringLiteral("On battery: plug it in.")};
}

template <>
LogMessage filled()
{
    return {QStringLiteral("Saved to /tmp/model.pt.")};
}

template <>
RunRequest filled()
{
    RunRequest request;
    request.datasetPath = QStringLiteral("/home/me/pets.zip");
    request.takesClassesFromNames = true;
    request.deviceId = QStringLiteral("cuda:1");
    request.preset = Preset::Custom;
    request.workload.network = QStringLiteral("resnet18");
    request.workload.pipeline = Pipeline::Plain;
    request.workload.precision = Precision::Bf16;
    request.workload.batchSize = 64;
    request.workload.epochs = 7;
    request.workload.learningRate = 0.1;
    request.threads = 4;
    request.seed = (quint64{1} << 60) + 1;
    request.setId = sample::uuid();
    request.storePath = QStringLiteral("/home/me/results.sqlite");
    request.saveModelPath = QStringLiteral("/home/me/model.pt");
    request.pixels = PixelChoice::Spool;
    request.memoryBytes = 1500LL << 20;
    request.coolDownSeconds = 15.25;
    return request;
}

template <>
QueueStarted filled()
{
    RunPlan plan;
    plan.sets = {filled<RunRequest>(), filled<RunRequest>()};
    plan.sets[1].seed = 42;
    plan.sets[1].threads = 0;
    plan.repeats = {3, true};
    plan.coolDown = {CoolDownRule::Mode::Fixed, 60};
    return {plan};
}

template <>
PauseEvent filled()
{
    return {3, {true, 4.5, 10.5, 63, 46}};
}

template <>
RunStarted filled()
{
    return {sample::uuid(), 3, 1, 2, filled<RunRequest>()};
}

template <>
RunFinished filled()
{
    return {sample::uuid(), sample::completed(), true, QStringLiteral("Enough after 4 runs.")};
}

template <>
QueueFinished filled()
{
    return {true, 2};
}

/// Calls with an event of each alternative of RunEvent (within its run) and of QueueEvent.
template <typename Function>
void forEachKind(Function function)
{
    [&function]<std::size_t... I>(std::index_sequence<I...>)
    {
        (function(QueueEvent(RunReported{QStringLiteral("the run"),
                                         filled<std::variant_alternative_t<I, RunEvent>>()}),
                  EventFields<std::variant_alternative_t<I, RunEvent>>::kName),
         ...);
    }
    (std::make_index_sequence<std::variant_size_v<RunEvent>>());
    [&function]<std::size_t... I>(std::index_sequence<I...>)
    {
        const auto call = [&function]<typename Event>(std::type_identity<Event>) {
            if constexpr (!std::is_same_v<Event, RunReported>) {
                function(QueueEvent(filled<Event>()), EventFields<Event>::kName);
            }
        };
        (call(std::type_identity<std::variant_alternative_t<I, QueueEvent>>()), ...);
    }
    (std::make_index_sequence<std::variant_size_v<QueueEvent>>());
}

/// Whether two events say the same; a Result knows no equality.
bool areEqual(const QueueEvent& left, const QueueEvent& right)
{
    return left.index() == right.index()
           && std::visit(
               [&right]<typename Event>(const Event& event) {
                   const auto& other = std::get<Event>(right);
                   if constexpr (std::is_same_v<Event, RunFinished>) {
                       return event.runId == other.runId && event.isSkipped == other.isSkipped
                              && event.verdict == other.verdict && event.result && other.result
                              && event.result.value() == other.result.value();
                   } else {
                       return event == other;
                   }
               },
               left);
}

const QDateTime kTime(QDate(2026, 11, 27), QTime(12, 30, 15, 7), QTimeZone::utc());

QJsonObject objectOf(const QueueEvent& event)
{
    return QJsonDocument::fromJson(eventjson::line({kTime, event})).object();
}

QByteArray changed(const QueueEvent& event, const char* key, const QJsonValue& value)
{
    QJsonObject object = objectOf(event);
    if (value.isUndefined()) {
        object.remove(QLatin1String(key));
    } else {
        object.insert(QLatin1String(key), value);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

}  // namespace

class TestEventJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindComesBack();
    void everyFieldOfASampleIsFilled();
    void namesAreUnique();
    void schemaStandsInTheFirstLine();
    void unknownIsNull();
    void failedRunsTellTheirError();
    void whatIsNewIsSkipped();
    void badLinesAreRefused_data();
    void badLinesAreRefused();
    void describedInTheReadme();
};

void TestEventJson::everyKindComesBack()
{
    int kinds = 0;
    forEachKind([&kinds](const QueueEvent& event, const char* name) {
        const QByteArray line = eventjson::line({kTime, event});
        QVERIFY2(line.endsWith('\n') && line.count('\n') == 1, line.constData());
        QCOMPARE(objectOf(event).value(QStringLiteral("event")).toString(), QLatin1String(name));
        const auto parsed = eventjson::parsedLine(line);
        QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().message));
        QVERIFY2(parsed.value(), name);
        QCOMPARE(parsed.value()->time, kTime);
        QVERIFY2(areEqual(parsed.value()->event, event), line.constData());
        QCOMPARE(eventjson::line(*parsed.value()), line);
        ++kinds;
    });
    QCOMPARE(kinds, static_cast<int>(std::variant_size_v<RunEvent> + std::variant_size_v<QueueEvent>) - 1);
}

/// Else a field could be forgotten by the reader and nobody would notice.
void TestEventJson::everyFieldOfASampleIsFilled()
{
    const auto check = []<typename Event>(const Event& event) {
        const QJsonObject full = EventWriter::objectOf(event);
        const QJsonObject empty = EventWriter::objectOf(Event());
        for (auto field = full.begin(); field != full.end(); ++field) {
            QVERIFY2(field.value() != empty.value(field.key()) || field.key() == QLatin1String("error"),
                     qPrintable(field.key()));
        }
    };
    // A member more no longer compiles here: give it a field in EventFields and a value in filled().
    const auto [dataset, takesNames, device, preset, workload, threads, seed, set, store, model, pixels,
                memory, pause] = filled<RunRequest>();
    const RunRequest empty;
    QVERIFY(dataset != empty.datasetPath && takesNames != empty.takesClassesFromNames);
    QVERIFY(device != empty.deviceId && preset != empty.preset && !(workload == empty.workload));
    QVERIFY(threads != empty.threads && seed != empty.seed && set != empty.setId);
    QVERIFY(pixels != empty.pixels && memory != empty.memoryBytes);
    QVERIFY(store != empty.storePath && model != empty.saveModelPath && pause != empty.coolDownSeconds);
    check(filled<RunRequest>());
    check(Repeats{3, true});
    forEachKind([&check](const QueueEvent& event, const char*) {
        std::visit(
            [&check]<typename Event>(const Event& outer) {
                if constexpr (std::is_same_v<Event, RunReported>) {
                    std::visit(check, outer.event);
                } else {
                    check(outer);
                }
            },
            event);
    });
}

void TestEventJson::namesAreUnique()
{
    QStringList names;
    forEachKind([&names](const QueueEvent&, const char* name) { names.append(QLatin1String(name)); });
    QCOMPARE(QSet<QString>(names.cbegin(), names.cend()).size(), names.size());
}

void TestEventJson::schemaStandsInTheFirstLine()
{
    const QJsonObject first = objectOf(filled<QueueStarted>());
    QCOMPARE(first.value(QStringLiteral("schema")).toInt(), 1);
    QCOMPARE(first.value(QStringLiteral("time")).toString(), QStringLiteral("2026-11-27T12:30:15.007Z"));
    QVERIFY(!objectOf(filled<QueueFinished>()).contains(QStringLiteral("schema")));
}

void TestEventJson::unknownIsNull()
{
    RunProgress progress;
    progress.secondsLeft = std::nan("");
    const QJsonObject object = objectOf(RunReported{QStringLiteral("a"), progress});
    for (const char* key :
         {"epoch", "steps_per_epoch", "data_s", "left_s", "epoch_left_s", "images_per_s", "step_s",
          "input_wait_share", "train_loss", "train_accuracy", "celsius", "watts", "power_scope"}) {
        QVERIFY2(object.value(QLatin1String(key)).isNull(), key);
    }
    QCOMPARE(object.value(QStringLiteral("share")).toDouble(-1), 0.0);
    const auto parsed = eventjson::parsedLine(QJsonDocument(object).toJson(QJsonDocument::Compact));
    QVERIFY(parsed && parsed.value());
    QVERIFY(areEqual(parsed.value()->event, RunReported{QStringLiteral("a"), RunProgress()}));
    for (const char* key : {"threads", "set_id", "store", "save_model", "memory_bytes", "cool_down_s"}) {
        QVERIFY2(EventWriter::objectOf(RunRequest()).value(QLatin1String(key)).isNull(), key);
    }
}

void TestEventJson::failedRunsTellTheirError()
{
    RunFinished failed;
    failed.runId = QStringLiteral("a");
    failed.result = Error{ErrorCode::DeviceUnavailable, QStringLiteral("No such card."),
                          QStringLiteral("nvml 3")};
    const QJsonObject object = objectOf(failed);
    QVERIFY(object.value(QStringLiteral("record")).isNull());
    QVERIFY(object.value(QStringLiteral("verdict")).isNull());
    QCOMPARE(object.value(QStringLiteral("error")).toObject().value(QStringLiteral("code")).toString(),
             QStringLiteral("device"));
    const auto parsed = eventjson::parsedLine(eventjson::line({kTime, failed}));
    QVERIFY(parsed && parsed.value());
    const auto& back = std::get<RunFinished>(parsed.value()->event);
    QVERIFY(!back.result);
    QCOMPARE(back.result.error().code, ErrorCode::DeviceUnavailable);
    QCOMPARE(back.result.error().message, QStringLiteral("No such card."));
    QCOMPARE(back.result.error().detail, QStringLiteral("nvml 3"));
    QVERIFY(objectOf(filled<RunFinished>()).value(QStringLiteral("error")).isNull());
}

void TestEventJson::whatIsNewIsSkipped()
{
    const auto unknown = eventjson::parsedLine(
        R"({"event":"rank","time":"2026-11-27T12:30:15.007Z","rank":1})");
    QVERIFY(unknown);
    QVERIFY(!unknown.value());
    const auto more = eventjson::parsedLine(changed(filled<QueueFinished>(), "mood", QStringLiteral("good")));
    QVERIFY(more && more.value());
    QVERIFY(areEqual(more.value()->event, filled<QueueFinished>()));
}

void TestEventJson::badLinesAreRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("words");
    const RunReported stage{QStringLiteral("a"), filled<StageEvent>()};
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("no event");
    QTest::newRow("no JSON") << QByteArray("{\"event\":") << QStringLiteral("no event");
    QTest::newRow("an array") << QByteArray("[1]") << QStringLiteral("no JSON object");
    QTest::newRow("no event") << changed(stage, "event", QJsonValue::Undefined)
                              << QStringLiteral("\"event\"");
    QTest::newRow("no time") << changed(stage, "time", QJsonValue::Undefined) << QStringLiteral("\"time\"");
    QTest::newRow("not a time") << changed(stage, "time", QStringLiteral("noon"))
                                << QStringLiteral("\"time\"");
    QTest::newRow("no run") << changed(stage, "run_id", QJsonValue::Undefined)
                            << QStringLiteral("\"run_id\"");
    QTest::newRow("no such stage") << changed(stage, "stage", QStringLiteral("sleep"))
                                   << QStringLiteral("\"stage\"");
    QTest::newRow("text for a number")
        << changed(stage, "elapsed_s", QStringLiteral("1")) << QStringLiteral("\"elapsed_s\"");
    QTest::newRow("null for a number")
        << changed(stage, "elapsed_s", QJsonValue()) << QStringLiteral("\"elapsed_s\"");
    QTest::newRow("negative count") << changed(filled<QueueFinished>(), "left_out", -1)
                                    << QStringLiteral("\"left_out\"");
    QTest::newRow("half a count") << changed(filled<QueueFinished>(), "left_out", 1.5)
                                  << QStringLiteral("\"left_out\"");
    QTest::newRow("neither record nor error")
        << changed(filled<RunFinished>(), "record", QJsonValue()) << QStringLiteral("\"error\"");
    QTest::newRow("a damaged record")
        << changed(filled<RunFinished>(), "record", QJsonObject()) << QStringLiteral("\"record\"");
    QTest::newRow("a newer schema") << changed(filled<QueueStarted>(), "schema", 2)
                                    << QStringLiteral("newer version (schema 2)");
}

void TestEventJson::badLinesAreRefused()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, words);
    const auto parsed = eventjson::parsedLine(line);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::Input);
    QVERIFY2(parsed.error().message.contains(words), qPrintable(parsed.error().message));
}

/// Whoever writes a reader finds every event and every field there.
void TestEventJson::describedInTheReadme()
{
    QFile file(QStringLiteral(EPOCHMARK_SOURCE_DIR "/core/queue/README.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    const auto isThere = [&text](const QString& word) { return text.contains(u'`' + word + u'`'); };
    forEachKind([&isThere](const QueueEvent& event, const char* name) {
        QVERIFY2(isThere(QLatin1String(name)), name);
        const QJsonObject object = objectOf(event);
        for (const QString& key : object.keys()) {
            QVERIFY2(isThere(key), qPrintable(key));
        }
    });
    for (const QString& key : EventWriter::objectOf(RunRequest()).keys()) {
        QVERIFY2(isThere(key), qPrintable(key));
    }
}

QTEST_GUILESS_MAIN(TestEventJson)
#include "tst_eventjson.moc"
