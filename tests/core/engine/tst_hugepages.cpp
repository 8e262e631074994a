// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/train/hugepages.h"

#include "engine/api/training.h"
#include "engine/train/trainingfactory.h"
#include "syntheticpixels.h"

#include <QFile>
#include <QTest>

#include <ATen/ATen.h>
#include <c10/core/CPUAllocator.h>

using namespace epochmark;

namespace {

/// What the kernel says of the mapping in which that address lies: "VmFlags: rd wr ... hg"; empty where it
/// says nothing.
QByteArrayList flagsAt(const void* address)
{
    const auto wanted = reinterpret_cast<quintptr>(address);
    QFile file(QStringLiteral("/proc/self/smaps"));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    bool isThere = false;
    const QByteArrayList lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        const QByteArrayList ends = line.split(' ').first().split('-');
        if (ends.size() == 2) {
            isThere = wanted >= ends.first().toULongLong(nullptr, 16)
                      && wanted < ends.last().toULongLong(nullptr, 16);
        } else if (isThere && line.startsWith("VmFlags:")) {
            return line.mid(8).simplified().split(' ');
        }
    }
    return {};
}

bool isAdvised(const at::Tensor& tensor)
{
    const auto* begin = static_cast<const char*>(tensor.const_data_ptr());
    return flagsAt(begin).contains("hg") && flagsAt(begin + tensor.nbytes() - 1).contains("hg");
}

class NoPictures final : public PictureSource {
public:
    qsizetype count() const override { return 0; }
    Result<std::unique_ptr<PictureReader>> openReader() const override { return Error{}; }
};

at::Tensor block()
{
    return at::full({6 << 20}, 3, at::kFloat);  // 24 MiB
}

}  // namespace

/// Large blocks of the tuned pipeline lie in huge pages, where the system has them to give.
class TestHugePages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void asksForLargeBlocks();
    void takesItBack();
    void leavesSmallOnesAlone();
    void isForTunedTrainingsAlone();
};

void TestHugePages::initTestCase()
{
    if (!QFile::exists(QStringLiteral("/sys/kernel/mm/transparent_hugepage/enabled"))) {
        QSKIP("This kernel has no huge pages of its own accord.");
    }
}

void TestHugePages::cleanup()
{
    adviseHugePages(false);
}

void TestHugePages::asksForLargeBlocks()
{
    QVERIFY(!isAdvised(block()));
    adviseHugePages(true);
    const at::Tensor large = block();
    QVERIFY(isAdvised(large));
    QCOMPARE(large.sum().item<float>(), 3.0F * (6 << 20));
}

/// A plain training may come next in this process.
void TestHugePages::takesItBack()
{
    adviseHugePages(true);
    const at::Tensor large = block();
    adviseHugePages(false);
    QVERIFY(!isAdvised(large));
    QVERIFY(!isAdvised(block()));
    QCOMPARE(c10::GetCPUAllocator(), c10::GetDefaultCPUAllocator());
}

void TestHugePages::leavesSmallOnesAlone()
{
    const at::Tensor first = at::zeros({1000});
    adviseHugePages(true);
    const at::Tensor small = at::zeros({1000});
    QVERIFY(!isAdvised(small));
    QCOMPARE(small.sum().item<float>(), 0.0F);
}

void TestHugePages::isForTunedTrainingsAlone()
{
    const auto isAskedForBy = [](Pipeline pipeline) {
        const NoPictures none;
        TrainingSetup setup = test::syntheticSetup(4, 2, 1);
        setup.workload.pipeline = pipeline;
        setup.data.source = &none;
        const auto training = makeTraining(std::move(setup));
        return training && c10::GetCPUAllocator() != c10::GetDefaultCPUAllocator();
    };
    QVERIFY(isAskedForBy(Pipeline::Tuned));
    QVERIFY(!isAskedForBy(Pipeline::Plain));
}

QTEST_GUILESS_MAIN(TestHugePages)
#include "tst_hugepages.moc"
