// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/record/recordjson.h"
#include "workload/network/keras/kerasdefinition.h"
#include "workload/network/networkregistry.h"

#include "samplerecord.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QTest>

using namespace epochmark;

namespace {

const QString& networkName()
{
    static const QString name = QStringLiteral("keras-") + QStringLiteral("0123456789abcdef").repeated(2);
    return name;
}

/// With the hash of what the workload says.
QJsonObject withOwnFingerprint(QJsonObject record)
{
    QJsonObject workload = record.value(QStringLiteral("workload")).toObject();
    QJsonObject told = workload;
    told.remove(QStringLiteral("fingerprint"));
    QJsonObject dataset = told.value(QStringLiteral("dataset")).toObject();
    dataset.remove(QStringLiteral("name"));
    dataset.remove(QStringLiteral("left_out"));
    told.insert(QStringLiteral("dataset"), dataset);
    told.insert(QStringLiteral("pipeline"), record.value(QStringLiteral("pipeline")));
    const QByteArray hash = QCryptographicHash::hash(QJsonDocument(told).toJson(QJsonDocument::Compact),
                                                     QCryptographicHash::Sha256);
    workload.insert(QStringLiteral("fingerprint"), QString::fromLatin1(hash.toHex()));
    record.insert(QStringLiteral("workload"), workload);
    return record;
}

/// A run of that model file, as a program told it that had the file.
QJsonObject recordOf(const QString& file, const QString& decode)
{
    QJsonObject record = toJson(sample::completed(9, 2));
    QJsonObject workload = record.value(QStringLiteral("workload")).toObject();
    workload.insert(QStringLiteral("network"), QJsonObject{{QStringLiteral("name"), networkName()},
                                                           {QStringLiteral("parameters"), 1234},
                                                           {QStringLiteral("outputs"), 1}});
    workload.insert(QStringLiteral("decode"), decode);
    workload.insert(QStringLiteral("resize"), QStringLiteral("nearest, 40 x 32"));
    workload.insert(QStringLiteral("initialisation"), QStringLiteral("by the model file"));
    record.insert(QStringLiteral("workload"), workload);
    QJsonObject environment = record.value(QStringLiteral("environment")).toObject();
    environment.insert(QStringLiteral("network_file"), file);
    record.insert(QStringLiteral("environment"), environment);
    return withOwnFingerprint(record);
}

QJsonObject with(QJsonObject record, const char* part, const char* key, const QJsonValue& value)
{
    QJsonObject inner = record.value(QLatin1String(part)).toObject();
    inner.insert(QLatin1String(key), value);
    record.insert(QLatin1String(part), inner);
    return record;
}

const QString kBytes = QStringLiteral("rgb, not rotated, 0 to 255");
const QString kUnits = QStringLiteral("rgb, not rotated, scaled by 1/255");

}  // namespace

/// Records of model files' networks: none decides what another is.
class TestFileNetworkRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aForeignRecordRenamesNoOther();
    void aWrongRecordMakesNothingKnown();
};

/// A file that comes first, of the same network, with another title and another telling of what it takes.
void TestFileNetworkRecord::aForeignRecordRenamesNoOther()
{
    const auto foreign = recordFromJson(recordOf(QStringLiteral("evil.keras"), kUnits));
    const auto own = recordFromJson(recordOf(QStringLiteral("mine.keras"), kBytes));
    const auto renamed = recordFromJson(recordOf(QStringLiteral("renamed.keras"), kBytes));
    QVERIFY(foreign && own && renamed);
    QCOMPARE(own->workload.networkTitle(), QStringLiteral("mine.keras"));
    QCOMPARE(renamed->workload.networkTitle(), QStringLiteral("renamed.keras"));
    QCOMPARE(foreign->workload.networkTitle(), QStringLiteral("evil.keras"));
    for (const auto* record : {&own, &renamed, &foreign}) {
        QVERIFY((*record)->isRanked && !(*record)->isVerbatim());
        QCOMPARE((*record)->workload.networkName(), networkName());
    }
    QCOMPARE(renamed->workload.fingerprint(), own->workload.fingerprint());
    QCOMPARE(renamed->workload.network, own->workload.network);
    QVERIFY(foreign->workload.fingerprint() != own->workload.fingerprint());
}

void TestFileNetworkRecord::aWrongRecordMakesNothingKnown()
{
    const QJsonObject other = with(recordOf(QStringLiteral("evil.keras"), kBytes), "workload", "resize",
                                   QStringLiteral("nearest, 99 x 98"));
    const auto idOf = [](const QJsonObject& record) {
        return KerasDefinition::remembered(record.value(QLatin1String("workload")).toObject(), {})->id();
    };
    QVERIFY(!recordFromJson(other));  // its fingerprint is another workload's
    QVERIFY(NetworkRegistry::instance().find(idOf(other)) == nullptr);
    QJsonObject broken = recordOf(QStringLiteral("evil.keras"), kUnits);
    broken = withOwnFingerprint(with(broken, "workload", "resize", QStringLiteral("nearest, 77 x 76")));
    const QString id = idOf(broken);
    QVERIFY(!recordFromJson(with(broken, "timing", "total_s", QStringLiteral("long"))));
    broken.insert(QStringLiteral("status"), 7);
    QVERIFY(!recordFromJson(broken));
    QVERIFY(NetworkRegistry::instance().find(id) == nullptr);
}

QTEST_GUILESS_MAIN(TestFileNetworkRecord)
#include "tst_filenetworkrecord.moc"
