// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/plugins.h"
#include "engine/network/classic/classicnetwork.h"
#include "engine/network/networks.h"
#include "engine/pjrt/hlo/hlonetworks.h"
#include "engine/pjrt/pjrtpipeline.h"
#include "engine/train/runtime.h"
#include "engine/train/trainingfailure.h"
#include "fetchedplugin.h"

#include "../syntheticpixels.h"
#include "resized.h"
#include "tensorpixels.h"

#include <QTemporaryDir>
#include <QTest>

#include <ATen/ATen.h>

#include <algorithm>
#include <memory>
#include <vector>

using namespace epochmark;
using namespace epochmark::test;

namespace {

constexpr int kBatch = 4;

/// Each unlike all others: another picture in a place gives another loss.
std::shared_ptr<TensorPixels> unlikePictures(int count, int size)
{
    const at::Tensor shapes = at::upsample_bilinear2d(at::rand({count, 3, 8, 8}).mul(255), {size, size},
                                                      true);
    return std::make_shared<TensorPixels>(shapes.to(at::kByte));
}

/// A pass of so many of them, in an order of its own.
PictureOrder someOrder(int count, int stored)
{
    PictureOrder order;
    for (int i = 0; i < count; ++i) {
        order.rows.push_back((i * 7 + 3) % stored);
        order.labels.push_back((i * 5 + i / 3) % 2);
    }
    return order;
}

/// What a device made of a training pass and an evaluation, twice.
struct Trained {
    std::vector<PassSums> sums;
    NetworkState state;
};

Trained trainedBy(PjrtPipeline& pipeline, const Network& network, int train, int validation)
{
    Trained trained;
    pipeline.setState(network.initialState(11));
    const auto pass = [&](PassKind kind, int count) {
        pipeline.beginPass(kind, someOrder(count, train + validation), kBatch);
        while (pipeline.loadBatch()) {
            if (kind == PassKind::Training) {
                pipeline.computeGradients();
                pipeline.applyUpdate();
            } else {
                pipeline.evaluate();
            }
        }
        trained.sums.push_back(pipeline.readSums());
    };
    for (int epoch = 0; epoch < 2; ++epoch) {
        pass(PassKind::Training, train);
        pass(PassKind::Validation, validation);
    }
    trained.state = pipeline.state();
    return trained;
}

bool areEqual(const std::vector<at::Tensor>& some, const std::vector<at::Tensor>& others)
{
    return std::equal(some.begin(), some.end(), others.begin(), others.end(),
                      [](const at::Tensor& one, const at::Tensor& other) { return one.equal(other); });
}

}  // namespace

/// Pictures that go to the device batch by batch, as those that don't fit there do, on a plug-in that
/// computes.
class TestPjrtBatches : public QObject {
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

    /// More steps than may be under way and than there are buffers for batches, the last of each pass with
    /// fewer pictures.
    void trainsAsWithAllPicturesThere_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("train");
        QTest::addColumn<int>("validation");
        QTest::newRow("classic") << "classic" << 39 << 26;
        if (qstrcmp(EPOCHMARK_SANITIZERS, "") == 0) {  // more work for the plug-in's compiler
            QTest::newRow("resnet18, with running statistics") << "resnet18" << 27 << 10;
        }
    }

    /// The same numbers in the same operations, the picture's way to the device apart: the same bits.
    void trainsAsWithAllPicturesThere()
    {
        QFETCH(QString, name);
        QFETCH(int, train);
        QFETCH(int, validation);
        const int size = 62;
        ClassicShape shape;
        shape.imageSize = size;
        shape.hiddenUnits = 128;
        std::shared_ptr<const Network> network = std::make_shared<ClassicNetwork>(shape);
        if (name != QLatin1String("classic")) {
            network = std::make_shared<Resized>(Networks::instance().make(name, 1), size);
        }
        TrainingSetup setup = syntheticSetup(train, validation, 1);
        setup.deviceId = QStringLiteral("pjrt:cpu:0");
        setup.workload.batchSize = kBatch;
        setup.data.pixels = unlikePictures(train + validation, size);
        Trained trained[2];
        for (const bool isBatchByBatch : {false, true}) {
            PjrtPipeline pipeline(setup, network, hloNetwork(name),
                                  Plugins::instance().target(setup.deviceId).value());
            if (isBatchByBatch) {
                pipeline.setMostStoredBytes(setup.data.pixels->byteCount() - 1);
            }
            trained[isBatchByBatch ? 1 : 0] = trainedBy(pipeline, *network, train, validation);
            QCOMPARE(pipeline.keepsPicturesThere(), !isBatchByBatch);
        }
        const auto& [resident, byBatch] = trained;
        for (size_t pass = 0; pass < resident.sums.size(); ++pass) {
            qInfo("pass %zu: loss %.9g, batch by batch %.9g", pass, resident.sums[pass].loss,
                  byBatch.sums[pass].loss);
        }
        for (size_t pass = 0; pass < resident.sums.size(); ++pass) {
            QCOMPARE(byBatch.sums[pass].hits, resident.sums[pass].hits);
            QVERIFY(byBatch.sums[pass].loss == resident.sums[pass].loss);
        }
        QVERIFY(resident.sums[2].loss != resident.sums[0].loss);  // it has learnt, or at least moved
        QVERIFY(areEqual(byBatch.state.weights, resident.state.weights));
        QVERIFY(areEqual(byBatch.state.meanSquares, resident.state.meanSquares));
        QVERIFY(areEqual(byBatch.state.buffers, resident.state.buffers));
    }

    /// A picture that can't be read ends the training with the sentence of whoever can't read it.
    void aPictureThatIsGoneIsASentence()
    {
        class Gone final : public PixelStore {
        public:
            qsizetype count() const override { return 12; }
            const uchar* picture(qsizetype) const override { return nullptr; }
            qint64 byteCount() const override
            {
                return 12 * WorkloadSpec::kImageSize * WorkloadSpec::kImageSize * 3;
            }
            Result<void> copy(qsizetype index, uchar* target) const override
            {
                if (index == 5) {
                    return Error{ErrorCode::Input, QStringLiteral("The spool file ends early."), {}};
                }
                std::fill_n(target, WorkloadSpec::kImageSize * WorkloadSpec::kImageSize * 3, uchar(9));
                return {};
            }
        };
        TrainingSetup setup = syntheticSetup(8, 4, 1);
        setup.deviceId = QStringLiteral("pjrt:cpu:0");
        setup.workload.batchSize = kBatch;
        setup.data.pixels = std::make_shared<Gone>();
        const auto network = Networks::instance().make(QStringLiteral("classic"), 1);
        PjrtPipeline pipeline(setup, network, hloNetwork(QStringLiteral("classic")),
                              Plugins::instance().target(setup.deviceId).value());
        pipeline.setMostStoredBytes(1);
        pipeline.setState(network->initialState(3));
        PictureOrder order{{0, 1, 2, 3, 4, 5, 6, 7}, {0, 1, 0, 1, 0, 1, 0, 1}};
        pipeline.beginPass(PassKind::Training, order, kBatch);
        QVERIFY(pipeline.loadBatch());
        pipeline.computeGradients();
        try {
            static_cast<void>(pipeline.loadBatch());
            QFAIL("the second batch has a picture that can't be read");
        } catch (const TrainingFailure& failure) {
            QCOMPARE(failure.error().message, QStringLiteral("The spool file ends early."));
        }
    }

private:
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(TestPjrtBatches)
#include "tst_pjrtbatches.moc"
