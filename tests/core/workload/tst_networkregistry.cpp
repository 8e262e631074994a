// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/networkregistry.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace epochmark;

class TestNetworkRegistry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void classicComesFirst();
    void namesAreEachsOwn();
    void tensorsAreNamedAndShaped();
    void networksHaveTheirParameters_data();
    void networksHaveTheirParameters();
    void takenNamesAreRefused();
};

namespace {

/// A network that wears others' names.
class Impostor : public NetworkDefinition {
public:
    Impostor(QString id, QString fingerprintName)
        : m_id(std::move(id)), m_fingerprintName(std::move(fingerprintName))
    {}
    QString id() const override { return m_id; }
    QString title() const override { return m_id; }
    QString description() const override { return {}; }
    QString fingerprintName(int) const override { return m_fingerprintName; }
    QString initialisation() const override { return QStringLiteral("zeros"); }
    QList<NetworkTensor> parameters(int outputs) const override
    {
        return {{QStringLiteral("weight"), {outputs, 3}}};
    }

private:
    QString m_id;
    QString m_fingerprintName;
};

}  // namespace

void TestNetworkRegistry::classicComesFirst()
{
    const NetworkRegistry& registry = NetworkRegistry::instance();
    QCOMPARE(registry.all().first()->id(), QStringLiteral("classic"));
    QCOMPARE(registry.find(QStringLiteral("classic")), registry.all().first());
    QVERIFY(registry.find(QStringLiteral("Classic")) == nullptr);
    QVERIFY(registry.named(QStringLiteral("resnet18")).hasValue());
    const auto wrong = registry.named(QStringLiteral("resnet"));
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::Usage);
    QVERIFY(wrong.error().message.contains(QStringLiteral("classic, resnet18")));
}

void TestNetworkRegistry::namesAreEachsOwn()
{
    QSet<QString> seen;
    for (const NetworkDefinition* network : NetworkRegistry::instance().all()) {
        const QSet<QString> own{network->fingerprintName(1), network->fingerprintName(2),
                                network->fingerprintName(3), network->fingerprintName(1000)};
        QVERIFY(!seen.intersects(own));
        seen += own;
        for (const QString& name : own) {
            QCOMPARE(NetworkRegistry::instance().ofFingerprintName(name), network);
        }
        QVERIFY(!network->title().isEmpty() && !network->description().isEmpty());
    }
    QVERIFY(NetworkRegistry::instance().ofFingerprintName(QStringLiteral("vit-tiny")) == nullptr);
}

void TestNetworkRegistry::tensorsAreNamedAndShaped()
{
    static const QRegularExpression spelling(QStringLiteral("^[a-z][a-z0-9_.]*$"));
    for (const NetworkDefinition* network : NetworkRegistry::instance().all()) {
        const QList<NetworkTensor> tensors = network->parameters(7) + network->buffers(7);
        QSet<QString> names;
        for (const NetworkTensor& tensor : tensors) {
            QVERIFY2(spelling.match(tensor.name).hasMatch(), qPrintable(tensor.name));
            QVERIFY2(tensor.count() > 0, qPrintable(tensor.name));
            names += tensor.name;
        }
        QCOMPARE(names.size(), tensors.size());
    }
}

/// What torchvision's own modules have: parameters of 1,000 classes and of one, named ones, running means and
/// variances.
void TestNetworkRegistry::networksHaveTheirParameters_data()
{
    QTest::addColumn<qint64>("thousand");
    QTest::addColumn<qint64>("one");
    QTest::addColumn<int>("parameters");
    QTest::addColumn<int>("buffers");
    QTest::newRow("resnet18") << qint64{11'689'512} << qint64{11'177'025} << 62 << 40;
    QTest::newRow("resnet50") << qint64{25'557'032} << qint64{23'510'081} << 161 << 106;
    QTest::newRow("mobilenetv3-small") << qint64{2'542'856} << qint64{1'518'881} << 142 << 68;
}

void TestNetworkRegistry::networksHaveTheirParameters()
{
    const NetworkDefinition* network = NetworkRegistry::instance().find(
        QString::fromLatin1(QTest::currentDataTag()));
    QTEST(network->parameterCount(1000), "thousand");
    QTEST(network->parameterCount(1), "one");
    QTEST(static_cast<int>(network->parameters(1).size()), "parameters");
    QTEST(static_cast<int>(network->buffers(1).size()), "buffers");
}

void TestNetworkRegistry::takenNamesAreRefused()
{
    NetworkRegistry& registry = NetworkRegistry::instance();
    const qsizetype before = registry.all().size();
    QVERIFY(!registry.add(std::make_unique<Impostor>(QStringLiteral("classic"), QStringLiteral("own"))));
    QVERIFY(!registry.add(std::make_unique<Impostor>(QStringLiteral("own"), QStringLiteral("resnet18"))));
    QCOMPARE(registry.all().size(), before);
    QVERIFY(registry.add(std::make_unique<Impostor>(QStringLiteral("own"), QStringLiteral("own-cnn"))));
    QCOMPARE(registry.all().last()->id(), QStringLiteral("own"));
    QCOMPARE(registry.ofFingerprintName(QStringLiteral("own-cnn"))->parameterCount(2), 6);
}

QTEST_GUILESS_MAIN(TestNetworkRegistry)
#include "tst_networkregistry.moc"
