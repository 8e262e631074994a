// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gallery/examplerecords.h"

#include "longnames.h"

#include <QCryptographicHash>
#include <QUuid>

#include <cmath>
#include <random>

namespace epochmark::example {

namespace {

struct ExampleDevice {
    const char* key;
    const char* name;
    const char* shownName;  ///< empty: the device's own
    DeviceKind kind;
    int cores;
    int threads;
    double gigabytes;
    double seconds;  ///< median headline
    double spread;   ///< coefficient of variation
    int runs;
    double wattHours;  ///< 0: not measured
    const char* scope;
    const char* libtorch;
    int daysAgo;
};

const QList<ExampleDevice>& devices()
{
    static const QList<ExampleDevice> list{
        {"rtx4070", "NVIDIA GeForce RTX 4070", "", DeviceKind("cuda"), 8, 16, 12, 24.6, 0.006, 5, 1.2,
         "GPU only", "2.15.0", 6},
        {"rtx3060ti", "NVIDIA GeForce RTX 3060 Ti", "", DeviceKind("cuda"), 6, 12, 8, 34.8, 0.009, 3, 1.8,
         "GPU only", "2.15.0", 6},
        {"m2pro", "Apple M2 Pro", "", DeviceKind("mps"), 10, 10, 16, 78.6, 0.019, 3, 0, "", "2.14.1", 4},
        {"t4", "Tesla T4", "NVIDIA Tesla T4, rented", DeviceKind("cuda"), 4, 8, 16, 79.8, 0.024, 3, 1.5,
         "GPU only", "2.15.0", 3},
        {"i5", "Intel Core i5-10400F", "", DeviceKind("cpu"), 6, 12, 0, 476.4, 0.012, 3, 10.8, "package",
         "2.15.0", 5},
        {"i3", "Intel Core i3-6100", "", DeviceKind("cpu"), 2, 4, 0, 927, 0.008, 3, 9.8, "package", "2.15.0",
         0},
        {"epyc", "AMD EPYC 7763", "AMD EPYC, rented", DeviceKind("cpu"), 2, 2, 0, 1177.8, 0.043, 3, 0, "",
         "2.15.0", 7}};
    return list;
}

/// The same ids in every run of the gallery, so that its pictures can be compared.
QString uuidOf(const QString& key)
{
    return QUuid::createUuidV5(QUuid(), QStringLiteral("epochmark gallery ") + key)
        .toString(QUuid::WithoutBraces);
}

QString hashOf(const char* text)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(QByteArray(text), QCryptographicHash::Sha256).toHex());
}

QDateTime startOf(const ExampleDevice& device, int run)
{
    const QDate day = QDate::currentDate().addDays(-device.daysAgo);
    return QDateTime(day, QTime(14, 2, 11)).addSecs(-1800 + qRound64(run * (device.seconds + 20))).toUTC();
}

QJsonObject environmentOf(const ExampleDevice& device)
{
    QJsonObject environment{{QStringLiteral("epochmark"), QStringLiteral(EPOCHMARK_VERSION)},
                            {QStringLiteral("build"), QStringLiteral("Release")},
                            {QStringLiteral("libtorch"), QLatin1String(device.libtorch)},
                            {QStringLiteral("opencv"), QStringLiteral("4.6.0")},
                            {QStringLiteral("os"), device.kind == DeviceKind("mps")
                                                       ? QStringLiteral("macOS 15.1")
                                                       : QStringLiteral("Debian GNU/Linux 12")},
                            {QStringLiteral("cores"), device.cores},
                            {QStringLiteral("threads"), device.threads}};
    if (device.kind == DeviceKind("cuda")) {
        environment.insert(QStringLiteral("cuda"), QStringLiteral("13.0"));
        environment.insert(QStringLiteral("driver"), QStringLiteral("580.65"));
    }
    return environment;
}

void addTimes(RunRecord& record, double seconds, int epochs)
{
    const double data = seconds * 0.0079;
    const double perEpoch = (seconds - data) / record.workload.epochs;
    record.timing.checkSeconds = 0.4;
    record.timing.dataSeconds = data;
    record.timing.warmupSeconds = 1.9;
    record.timing.trainSeconds = perEpoch * epochs;
    record.timing.phases.decodeSeconds = data;
    for (int number = 1; number <= epochs; ++number) {
        record.epochs.append(epoch(number, perEpoch));
        record.timing.phases += record.epochs.last().phases;
    }
    record.steadyImagesPerSecond = record.workload.trainPictures / (perEpoch * 0.94);
}

/// Every machine and seed ends a little elsewhere.
double luck(const ExampleDevice& device, int run)
{
    std::mt19937 random(qChecksum(QByteArrayView(device.key)) + static_cast<unsigned>(run));
    return std::uniform_real_distribution<double>(-0.012, 0.004)(random);
}

RunRecord recordOf(const ExampleDevice& device, int run, double seconds)
{
    RunRecord record;
    record.id = uuidOf(QStringLiteral("%1 %2").arg(QLatin1String(device.key)).arg(run));
    record.setId = uuidOf(QLatin1String(device.key));
    record.status = RunStatus::Completed;
    record.isRanked = true;
    record.hasLearned = true;
    record.startedAt = startOf(device, run);
    record.seed = 42 + static_cast<quint64>(run);
    record.workload = workload();
    record.dataset = {QStringLiteral("cats-vs-dogs-kaggle.zip"), 2};
    record.device.id = device.kind == DeviceKind("cpu") ? QStringLiteral("cpu")
                                                        : toString(device.kind) + QStringLiteral(":0");
    record.device.kind = device.kind;
    record.device.name = QString::fromUtf8(device.name);
    record.device.threads = device.kind == DeviceKind("cpu") ? device.threads : 1;
    if (device.gigabytes > 0) {
        record.device.memoryBytes = static_cast<qint64>(device.gigabytes * 1024) << 20;
    }
    record.environment = environmentOf(device);
    addTimes(record, seconds, record.workload.epochs);
    for (EpochReport& report : record.epochs) {
        if (device.kind == DeviceKind("cpu")) {  // a machine that warms up and then holds its clock back
            const double warm = 1 - std::exp(-report.epoch / 3.0);
            report.sensors = EpochSensors{46 + 22 * warm + 0.6 * (report.epoch % 3), 3700 - 90 * warm * warm,
                                          36 + 3 * warm};
        }
        *report.validationAccuracy += luck(device, run);
        *report.validationLoss *= 1 - 4 * luck(device, run);
    }
    record.finalValidationLoss = record.epochs.last().validationLoss;
    record.finalValidationAccuracy = record.epochs.last().validationAccuracy;
    record.peakMemoryBytes = qint64(2) << 30;
    if (device.wattHours > 0) {
        record.energy = Energy{device.wattHours * 3600,
                               device.kind == DeviceKind("cuda") ? QStringLiteral("NVML")
                                                                 : QStringLiteral("RAPL"),
                               QLatin1String(device.scope)};
    }
    return record;
}

/// Times of a set with exactly the spread asked for: symmetric around the median.
double secondsOf(const ExampleDevice& device, int run)
{
    const double middle = (device.runs - 1) / 2.0;
    double square = 0;
    for (int i = 0; i < device.runs; ++i) {
        square += std::pow(i - middle, 2);
    }
    const double unit = device.spread * device.seconds / std::sqrt(square / (device.runs - 1));
    return device.seconds + (run - middle) * unit;
}

RunRecord stoppedRecord()
{
    ExampleDevice device = devices().first();
    device.key = "stopped";
    RunRecord record = recordOf(device, 0, 19.1);
    record.status = RunStatus::Stopped;
    record.isRanked = false;
    record.unrankedReasons = {QStringLiteral("Stopped at epoch 9 of 15.")};
    record.epochs = record.epochs.first(9);
    return record;
}

/// Another workload: not comparable with the others.
RunRecord customRecord()
{
    ExampleDevice device = devices()[1];
    device.key = "custom";
    RunRecord record = recordOf(device, 0, 27.4);
    record.workload.batchSize = 64;
    record.preset = Preset::Custom;
    return record;
}

Price priceOf(const char* device, PriceKind kind, double amount, const char* source,
              std::optional<QDate> date)
{
    Price price;
    price.device = QLatin1String(device);
    price.kind = kind;
    price.amount = amount;
    price.source = QLatin1String(source);
    price.date = date;
    return price;
}

}  // namespace

WorkloadSpec workload()
{
    WorkloadSpec spec;
    spec.manifestHash = hashOf("an invented manifest");
    spec.classes = {QStringLiteral("cats"), QStringLiteral("dogs")};
    spec.trainPictures = 19998;
    spec.testPictures = 5000;
    return spec;
}

EpochReport epoch(int number, double seconds)
{
    const double progress = 1 - std::exp(-0.3 * (number - 1));
    std::mt19937 random(static_cast<unsigned>(number));
    std::uniform_real_distribution<double> noise(-0.003, 0.003);
    EpochReport report;
    report.epoch = number;
    report.seconds = seconds;
    report.validationSeconds = seconds * 0.06;
    report.trainAccuracy = 0.625 + 0.372 * progress;
    report.trainLoss = 0.65 * std::exp(-0.26 * (number - 1)) + 0.012;
    report.validationAccuracy = 0.703 + 0.118 * (1 - std::exp(-0.55 * (number - 1))) + noise(random);
    report.validationLoss = 0.21 * std::exp(-0.6 * (number - 1)) + 0.375 + 0.0032 * std::pow(number - 1, 2);
    report.trainHits = std::llround(*report.trainAccuracy * 19998);
    report.phases = {0, seconds * 0.006, seconds * 0.77, seconds * 0.152, seconds * 0.061, seconds * 0.011};
    return report;
}

QList<LayerSummary> layers()
{
    const auto text = [](const char* words) { return QString::fromUtf8(words); };
    return {{text("Conv 3×3, 16"), text("148 × 148 × 16"), 448},
            {text("Max-pool 2"), text("74 × 74 × 16"), 0},
            {text("Conv 3×3, 32"), text("72 × 72 × 32"), 4640},
            {text("Max-pool 2"), text("36 × 36 × 32"), 0},
            {text("Conv 3×3, 64"), text("34 × 34 × 64"), 18496},
            {text("Max-pool 2"), text("17 × 17 × 64"), 0},
            {text("Flatten"), text("18,496"), 0},
            {text("Dense 512"), text("512"), 9470464},
            {text("Dense 1"), text("1"), 513}};
}

QString ownSet()
{
    return uuidOf(QStringLiteral("i3"));
}

RunRecord ownRun()
{
    QList<RunRecord> runs = records().records;
    runs.removeIf([](const RunRecord& run) { return run.setId != ownSet(); });
    return runs.last();
}

QString fastestSet()
{
    return uuidOf(QStringLiteral("rtx4070"));
}

RecordDocument records()
{
    RecordDocument document;
    for (const ExampleDevice& device : devices()) {
        for (int run = 0; run < device.runs; ++run) {
            document.records.append(recordOf(device, run, secondsOf(device, run)));
        }
        Annotations annotations;
        annotations.setId = uuidOf(QLatin1String(device.key));
        annotations.name = QString::fromUtf8(device.shownName);
        annotations.isPinned = qstrcmp(device.key, "epyc") == 0;
        if (annotations.isPinned || !annotations.name.isEmpty()) {
            document.annotations.append(annotations);
        }
    }
    document.records.append(stoppedRecord());
    document.records.append(customRecord());
    return document;
}

RecordDocument longNamedRecords()
{
    RecordDocument document;
    int place = 0;
    for (const int name : {0, 2, 4, 9, 13, 15, 18, 18, 18}) {
        ExampleDevice device = devices()[name < 9 ? 0 : 4];
        const QByteArray key = "long name " + QByteArray::number(place);
        device.key = key.constData();
        device.name = sample::longNames().at(name).device;
        device.seconds = 8.7 * std::pow(1.9, place);
        device.runs = place % 3 == 1 ? 1 : 3;
        device.spread = device.runs > 1 ? 0.02 * (place + 1) : 0;
        device.threads = place == 6 ? 1 : 2;
        device.cores = 2;
        device.daysAgo = place;
        for (int run = 0; run < device.runs; ++run) {
            const double seconds = device.runs > 1 ? secondsOf(device, run) : device.seconds;
            document.records.append(recordOf(device, run, seconds));
        }
        ++place;
    }
    return document;
}

QString longNamedSet()
{
    return uuidOf(QStringLiteral("long name 0"));
}

PriceBook prices()
{
    PriceBook book;
    const QDate entered = QDate::currentDate().addDays(-6);
    book.setPrice(priceOf("NVIDIA GeForce RTX 3060 Ti", PriceKind::Buy, 289.99, "the article", std::nullopt));
    Price t4 = priceOf("Tesla T4", PriceKind::Rent, 160, "the article", std::nullopt);
    t4.unit = Price::RentUnit::Month;
    t4.hoursPerDay = 8;
    t4.daysPerMonth = 20;
    book.setPrice(t4);
    book.setPrice(priceOf("NVIDIA GeForce RTX 4070", PriceKind::Buy, 549, "entered", entered));
    book.setPrice(priceOf("Intel Core i5-10400F", PriceKind::Buy, 110, "entered", entered));
    book.setPrice(priceOf("AMD EPYC 7763", PriceKind::Rent, 0.085, "entered", entered));
    return book;
}

}  // namespace epochmark::example
