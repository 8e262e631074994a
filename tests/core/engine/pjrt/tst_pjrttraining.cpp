// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/devicecatalog.h"
#include "devices/plugin/plugins.h"
#include "engine/api/engine.h"
#include "engine/network/networks.h"
#include "engine/pjrt/hlo/hlonetworks.h"
#include "engine/pjrt/pjrtpipeline.h"
#include "engine/train/runtime.h"
#include "fetchedplugin.h"

#include "../syntheticpixels.h"

#include <QTemporaryDir>
#include <QTest>

#include <ATen/ATen.h>

#include <algorithm>

using namespace epochmark;

namespace {

bool areEqual(const std::vector<at::Tensor>& some, const std::vector<at::Tensor>& others)
{
    return std::equal(some.begin(), some.end(), others.begin(), others.end(),
                      [](const at::Tensor& one, const at::Tensor& other) { return one.equal(other); });
}

PluginTarget cpuTarget()
{
    return Plugins::instance().target(QStringLiteral("pjrt:cpu:0")).value();
}

class Silent final : public TrainingObserver {
public:
    void stepFinished(const StepSample&) override {}
    void epochFinished(const EpochReport&) override {}
};

}  // namespace

class TestPjrtTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("EPOCHMARK_HOME", QFile::encodeName(m_home.path()));
        if (!test::takeFetchedPlugin()) {
            QSKIP("No PJRT plug-in was fetched: packaging/setup.sh --pjrt-cpu does.");
        }
        prepareTrainingThread(2);
        at::manual_seed(5);
    }

    void stateComesBackAsItWas()
    {
        const auto network = Networks::instance().make(QStringLiteral("resnet18"), 1);
        TrainingSetup setup = test::syntheticSetup(4, 2, 1);
        setup.deviceId = QStringLiteral("pjrt:cpu:0");
        PjrtPipeline pipeline(setup, network, hloNetwork(QStringLiteral("resnet18")), cpuTarget());
        const NetworkState state = network->initialState(3);
        pipeline.setState(state);
        pipeline.rehearse(4, 2);
        pipeline.setState(state);
        const NetworkState got = pipeline.state();
        QVERIFY(areEqual(got.weights, state.weights));
        QVERIFY(areEqual(got.buffers, state.buffers));
        QVERIFY(pipeline.compileSeconds() > 0);
    }

    /// A whole training through the engine learns what the processor's own does.
    void trainsAsTheProcessorDoes()
    {
        TrainingReport reports[2];
        const char* const ids[] = {"cpu", "pjrt:cpu:0"};
        for (int i = 0; i < 2; ++i) {
            TrainingSetup setup = test::syntheticSetup(50, 30, 3);
            setup.deviceId = QString::fromLatin1(ids[i]);
            auto training = epochmarkEngine(kEngineInterface)->createTraining(std::move(setup));
            QVERIFY2(training, qPrintable(training ? QString() : training.error().message));
            QVERIFY(training.value()->warmUp({}));
            Silent observer;
            const auto report = training.value()->train(observer, {});
            QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
            reports[i] = report.value();
            QCOMPARE(reports[i].deviceUsed, QString::fromLatin1(ids[i]));
            QVERIFY(training.value()->saveModel(m_home.filePath(QStringLiteral("model.pt"))));
        }
        QCOMPARE(reports[1].epochs.size(), 3);
        QCOMPARE(reports[1].epochs.last().validationAccuracy, reports[0].epochs.last().validationAccuracy);
        // The first losses hardly differ; later ones drift as fp32 does.
        QVERIFY(std::abs(*reports[1].epochs.first().trainLoss - *reports[0].epochs.first().trainLoss) < 0.05);
    }

private:
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(TestPjrtTraining)
#include "tst_pjrttraining.moc"
