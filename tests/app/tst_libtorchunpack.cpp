// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "places.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace {

/// Wheels as they come, of a few bytes: name of the wheel, then of the files in it.
constexpr const char* kMakeWheels = R"(
import os, sys, zipfile
wheels = {
    "torch-2.7.1-cp311.whl": ["torch/lib/libtorch_cpu.so", "torch/lib/libc10.so", "torch/lib/libtorch_cuda.so",
                              "torch/lib/libc10_cuda.so", "torch/lib/libtorch_python.so", "torch/lib/libshm.so",
                              "torch/include/ATen/ATen.h", "torch/share/cmake/x.cmake", "torch/nn/module.py",
                              "torch-2.7.1.dist-info/LICENSE"],
    "nvidia_cuda_runtime_cu12-12.6.whl": ["nvidia/__init__.py", "nvidia/cuda_runtime/lib/libcudart.so.12",
                                          "nvidia/cuda_runtime/include/cuda_runtime_api.h"],
    "nvidia_cuda_cupti_cu12-12.6.whl": ["nvidia/cuda_cupti/lib/libcupti.so.12", "nvidia/cuda_cupti/include/cupti.h"],
    "nvidia_cusparselt_cu12-0.6.3.whl": ["cusparselt/LICENSE.txt", "cusparselt/include/cusparseLt.h",
                                         "cusparselt/lib/libcusparseLt.so.0"],
    "nvidia_nccl_cu13-2.30.whl": ["nvidia/nccl/lib/libnccl.so.2", "nvidia/nccl/include/nccl.h"],
    "nvidia_cublas-13.4.whl": ["nvidia/cu13/lib/libcublas.so.13", "nvidia/cu13/include/cublas_v2.h"],
}
for wheel, names in wheels.items():
    with zipfile.ZipFile(os.path.join(sys.argv[1], wheel), "w") as archive:
        for name in names:
            archive.writestr(name, "-gencode;arch=compute_50,code=sm_50" if name.endswith("libtorch_cuda.so") else name)
        archive.writestr(wheel[:-4] + ".dist-info/METADATA", "Name: x")
)";

constexpr const char* kUnpack = "set -euo pipefail; . packaging/common.sh; . packaging/libtorch/fetch.sh; "
                                "libtorchUnpackCpu \"$1\" \"$2\"; libtorchUnpackCuda \"$1\" \"$2\"";

}  // namespace

/// packaging/libtorch/fetch.sh on wheels of either layout.
class TestLibtorchUnpack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void takesWhatIsWanted_data();
    void takesWhatIsWanted();
    void leavesTheRest();

private:
    QTemporaryDir m_folder;
};

void TestLibtorchUnpack::initTestCase()
{
    for (const char* program : {"python3", "unzip", "bash"}) {
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty()) {
            QSKIP("A program is missing that setting up installs.");
        }
    }
    const QString wheels = m_folder.filePath(QStringLiteral("wheels"));
    const QString partial = m_folder.filePath(QStringLiteral("partial"));
    QVERIFY(QDir().mkpath(wheels) && QDir().mkpath(partial));
    QCOMPARE(QProcess::execute(QStringLiteral("python3"),
                               {QStringLiteral("-c"), QString::fromLatin1(kMakeWheels), wheels}),
             0);
    QProcess process;
    process.setWorkingDirectory(QStringLiteral(EPOCHMARK_SOURCE_DIR));
    process.start(QStringLiteral("bash"), {QStringLiteral("-c"), QString::fromLatin1(kUnpack),
                                           QStringLiteral("bash"), wheels, partial});
    QVERIFY(process.waitForFinished(-1));
    const QByteArray said = process.readAllStandardError() + process.readAllStandardOutput();
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, said.constData());
    QVERIFY2(said.isEmpty(), said.constData());  // nothing that would worry whoever reads it
}

void TestLibtorchUnpack::takesWhatIsWanted_data()
{
    QTest::addColumn<QString>("path");
    for (const char* path :
         {"wheel/torch/lib/libtorch_cpu.so", "wheel/torch/lib/libcudart.so.12",
          "wheel/torch/lib/libcupti.so.12", "wheel/torch/include/ATen/ATen.h",
          "wheel/torch/share/cmake/x.cmake", "wheel/torch/LICENSE", "gpu/libtorch_cuda.so",
          "gpu/libc10_cuda.so", "gpu/libcusparseLt.so.0", "gpu/libnccl.so.2", "gpu/libcublas.so.13",
          "cuda-include/cuda_runtime_api.h", "cuda-include/cusparseLt.h", "cuda-include/nccl.h",
          "cuda-include/cublas_v2.h"}) {
        QTest::newRow(path) << QString::fromLatin1(path);
    }
}

void TestLibtorchUnpack::takesWhatIsWanted()
{
    QFETCH(QString, path);
    QVERIFY(QFileInfo(m_folder.filePath(QStringLiteral("partial/") + path)).isFile());
}

void TestLibtorchUnpack::leavesTheRest()
{
    const QDir partial(m_folder.filePath(QStringLiteral("partial")));
    QCOMPARE(QDir(partial.filePath(QStringLiteral("wheel/torch/lib"))).entryList(QDir::Files),
             QStringList({QStringLiteral("libc10.so"), QStringLiteral("libcudart.so.12"),
                          QStringLiteral("libcupti.so.12"), QStringLiteral("libtorch_cpu.so")}));
    QVERIFY(!QFile::exists(partial.filePath(QStringLiteral("wheel/torch/nn"))));
    QFile kernels(partial.filePath(QStringLiteral("gpu/cuda-kernels.txt")));
    QVERIFY(kernels.open(QIODevice::ReadOnly));
    QCOMPARE(kernels.readAll(), QByteArray("sm_50\n"));
}

QTEST_GUILESS_MAIN(TestLibtorchUnpack)
#include "tst_libtorchunpack.moc"
