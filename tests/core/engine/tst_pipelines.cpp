// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/api/engine.h"
#include "engine/network/classic/classicnetwork.h"
#include "engine/plain/plainpipeline.h"
#include "engine/train/runtime.h"
#include "engine/tuned/classic/kernelstep.h"
#include "engine/tuned/classic/stockstep.h"
#include "engine/tuned/networkstep.h"
#include "engine/tuned/rmsprop.h"
#include "syntheticpixels.h"

#include <QTest>

#include <ATen/ATen.h>
#include <torch/optim/rmsprop.h>

#include <ATen/Parallel.h>

#include <mutex>
#include <set>
#include <thread>

using namespace epochmark;
using test::syntheticSetup;

namespace {

/// Encoded pictures in memory: PPM, which decodes to the very bytes.
class PpmSource final : public PictureSource {
public:
    explicit PpmSource(std::shared_ptr<const PixelStore> pixels, int broken = -1)
        : m_pixels(std::move(pixels)), m_broken(broken)
    {}
    qsizetype count() const override { return m_pixels->count(); }
    Result<std::unique_ptr<PictureReader>> openReader() const override
    {
        return std::unique_ptr<PictureReader>(std::make_unique<Reader>(*this));
    }

private:
    class Reader final : public PictureReader {
    public:
        explicit Reader(const PpmSource& source) : m_source(source) {}
        Result<QByteArray> read(qsizetype index) override
        {
            if (index == m_source.m_broken) {
                return Error{ErrorCode::Input, QStringLiteral("gone"), {}};
            }
            return QByteArray("P6\n150 150\n255\n")
                   + QByteArray(reinterpret_cast<const char*>(m_source.m_pixels->picture(index)),
                                150 * 150 * 3);
        }

    private:
        const PpmSource& m_source;
    };

    std::shared_ptr<const PixelStore> m_pixels;
    int m_broken;
};

class Silent final : public TrainingObserver {
public:
    void stepFinished(const StepSample&) override {}
    void epochFinished(const EpochReport&) override {}
};

Result<TrainingReport> trained(TrainingSetup setup)
{
    auto training = epochmarkEngine(kEngineInterface)->createTraining(std::move(setup));
    if (!training) {
        return training.error();
    }
    if (const auto warm = training.value()->warmUp({}); !warm) {
        return warm.error();
    }
    Silent observer;
    return training.value()->train(observer, {});
}

double relativeDifference(const at::Tensor& value, const at::Tensor& reference)
{
    return (value - reference).norm().item<double>() / std::max(reference.norm().item<double>(), 1e-30);
}

/// Soft shapes with a little grain, as photographs have: in pure noise a rounding error picks another winner
/// in too many pooling windows, and each is another gradient.
at::Tensor inventedPhotographs(int64_t count, int64_t size)
{
    const at::Tensor shapes = at::upsample_bilinear2d(at::rand({count, 3, 8, 8}).mul(240), {size, size},
                                                      true);
    return shapes.add(at::rand_like(shapes).mul(15)).to(at::kByte);
}

/// g out of an update: w0 - w1 = rate g / (sqrt(v1) + eps).
at::Tensor recoveredGradient(const NetworkState& before, const NetworkState& after, size_t index)
{
    return (before.weights[index].to(at::kDouble) - after.weights[index].to(at::kDouble))
           * (after.meanSquares[index].to(at::kDouble).sqrt() + WorkloadSpec::kEpsilon) / 0.001;
}

}  // namespace

class TestPipelines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareTrainingThread(2); }

    /// 20 steps, each from the reference's weights and state: losses within 1e-5, gradients within 5e-3.
    void tunedAgreesWithPlain_data()
    {
        QTest::addColumn<QString>("kernels");
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("steps");
        QTest::newRow("stock") << QString() << 62 << 20;
        for (const char* name : {"avx512", "avx2", "baseline"}) {
            if (kernels::kernelsNamed(name) != nullptr) {
                QTest::newRow(name) << QString::fromLatin1(name) << 62 << 20;
            }
        }
        QTest::newRow("full size") << QString::fromLatin1(kernels::kernels().name) << 150 << 2;
    }

    void tunedAgreesWithPlain()
    {
        QFETCH(QString, kernels);
        QFETCH(int, size);
        QFETCH(int, steps);
        ClassicShape shape;
        shape.imageSize = size;
        shape.hiddenUnits = size == 150 ? 512 : 128;
        const PpmSource unused(std::make_shared<test::SyntheticPixels>(1));
        PlainPipeline plain(std::make_shared<ClassicNetwork>(shape), at::kCPU, 0.001, unused);
        plain.setState(glorotState(shape, 11));
        const auto tuned = kernels.isEmpty()
                               ? makeStockStep(shape, TunedOptions{})
                               : makeKernelStep(shape, TunedOptions{},
                                                *kernels::kernelsNamed(kernels.toLatin1().constData()));
        at::manual_seed(17);
        for (int step = 0; step < steps; ++step) {
            const at::Tensor bytes = inventedPhotographs(10, size);
            const at::Tensor classes = at::randint(2, {10}, at::kLong);
            const at::Tensor pictures = bytes.to(at::kFloat).mul(1.0F / 255);
            const NetworkState before = plain.state();

            plain.readSums();
            plain.takeBatch(pictures, classes);
            const double lossBefore = plain.readSums().loss;
            plain.computeGradients();
            const double reference = plain.readSums().loss - lossBefore;
            const std::vector<at::Tensor> gradients = plain.gradients();
            plain.applyUpdate();

            Batch batch{pictures.contiguous(at::MemoryFormat::ChannelsLast),
                        classes.to(at::kFloat).unsqueeze(1)};
            if (tuned->takesBytes()) {
                batch.pictures = bytes.permute({0, 2, 3, 1}).contiguous();
            }
            tuned->setState(before);
            tuned->clearSums();
            tuned->computeGradients(batch);
            const double loss = tuned->readSums().loss;
            tuned->applyUpdate();
            const NetworkState after = tuned->state();

            QVERIFY2(std::abs(loss - reference) <= 1e-5 * reference + 1e-6,
                     qPrintable(QStringLiteral("step %1: %2 / %3")
                                    .arg(step)
                                    .arg(loss, 0, 'g', 9)
                                    .arg(reference, 0, 'g', 9)));
            for (size_t index = 0; index < kWeightCount; ++index) {
                const double difference = relativeDifference(recoveredGradient(before, after, index),
                                                             gradients[index].to(at::kDouble));
                QVERIFY2(
                    difference <= 5e-3,
                    qPrintable(
                        QStringLiteral("step %1, gradient %2: %3").arg(step).arg(index).arg(difference)));
            }
        }
    }

    /// The optimiser alone against LibTorch's, over 300 steps of gradients of all sizes.
    void fusedRmspropIsLibTorchs()
    {
        at::manual_seed(23);
        TunedOptions options;
        at::Tensor weight = at::randn({37, 1001});
        at::Tensor meanSquare = at::zeros_like(weight);
        at::Tensor reference = weight.clone().requires_grad_(true);
        torch::optim::RMSprop optimizer({reference},
                                        torch::optim::RMSpropOptions(0.001).alpha(0.9).eps(1e-7));
        for (int step = 0; step < 300; ++step) {
            at::Tensor gradient = at::randn_like(weight) * std::pow(10.0, step % 9 - 7);
            gradient.masked_fill_(at::rand_like(gradient) < 0.1, 0);
            rmspropStep(weight, gradient, meanSquare, options);
            reference.mutable_grad() = gradient;
            optimizer.step();
        }
        QVERIFY((weight - reference.detach()).abs().max().item<double>() < 2e-5);
        QVERIFY(!weight.isnan().any().item<bool>());
    }

    void plainDecodesWhatItTrainsOn()
    {
        TrainingSetup setup = syntheticSetup(25, 12, 1);
        const PpmSource source(setup.data.pixels);
        const auto tuned = trained(setup);
        setup.workload.pipeline = Pipeline::Plain;
        setup.data.source = &source;
        setup.data.pixels = nullptr;
        const auto plain = trained(setup);
        QVERIFY(tuned && plain);
        // Free-running: the same weights, the same order, two steps of drift.
        QVERIFY(qAbs(*plain->epochs[0].trainLoss - *tuned->epochs[0].trainLoss)
                < 5e-3 * *tuned->epochs[0].trainLoss);
        QVERIFY(plain->phases.inputSeconds > 0);
        QVERIFY(qAbs(plain->phases.total() - plain->trainSeconds) < 1e-9);
    }

    void aPictureThatVanishesEndsInASentence()
    {
        TrainingSetup setup = syntheticSetup(25, 12, 1);
        const PpmSource source(setup.data.pixels, 13);
        setup.workload.pipeline = Pipeline::Plain;
        setup.data.source = &source;
        const auto report = trained(setup);
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Input);
        QVERIFY(report.error().message.contains(QLatin1String("gone")));
    }

    void parallelWorkRunsOnTwoThreads()
    {
        std::mutex mutex;
        std::set<std::thread::id> threads;
        std::thread job([&] {
            prepareTrainingThread(2);
            at::parallel_for(0, 2, 1, [&](int64_t, int64_t) {
                const std::lock_guard lock(mutex);
                threads.insert(std::this_thread::get_id());
            });
        });
        job.join();
        QCOMPARE(threads.size(), size_t{2});
    }

    void denormalsAreFlushed()
    {
        at::Tensor tiny;
        std::thread job([&] {
            prepareTrainingThread(2);
            tiny = at::full({200000}, 1e-38F).mul(1e-3F);
        });
        job.join();
        QCOMPARE(tiny.count_nonzero().item<int64_t>(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPipelines)
#include "tst_pipelines.moc"
