// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/program/programnetwork.h"
#include "modelfile/programfile.h"
#include "run/programtrial.h"

#include <QTemporaryDir>
#include <QTest>

#include <ATen/ATen.h>
#include <torch/csrc/jit/api/module.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <thread>

#include <sys/resource.h>
#include <sys/wait.h>

using namespace epochmark;

namespace {

const PictureSize kSmall{32, 40};

constexpr const char* kWhole = R"(
def forward(self, x):
    x = torch.mean(torch.relu(torch.conv2d(x, self.kernel)), [2, 3])
    return torch.addmm(self.bias, x * self.mean, self.weight.t())
)";

/// What it prints looks like an answer.
constexpr const char* kPrinting = R"(
def forward(self, x):
    print('{"outputs": 7}')
    x = torch.mean(torch.relu(torch.conv2d(x, self.kernel)), [2, 3])
    return torch.addmm(self.bias, x * self.mean, self.weight.t())
)";

constexpr const char* kTwo = R"(
def forward(self, x):
    return x, x
)";

constexpr const char* kEndless = R"(
def forward(self, x):
    n = 0
    while n >= 0:
        n = (n + 1) % 1000
    return torch.mean(torch.conv2d(x, self.kernel), [2, 3]) + n
)";

/// Lists within lists, so deep that taking them down runs out of stack.
constexpr const char* kCrashing = R"(
def forward(self, x):
    a : List[Any] = []
    for i in range(1000000):
        b : List[Any] = [a]
        a = b
    return torch.mean(torch.conv2d(x, self.kernel), [2, 3]) + len(a)
)";

Result<NetworkProgram> saved(const QTemporaryDir& folder, const char* forward)
{
    torch::jit::Module module("Small");
    const auto parameter = [&](const char* name, const std::vector<int64_t>& sizes) {
        module.register_parameter(name, at::rand(sizes).set_requires_grad(true), false);
    };
    parameter("kernel", {4, 3, 3, 3});
    parameter("weight", {2, 4});
    parameter("bias", {2});
    module.register_buffer("mean", at::ones({4}));
    module.define(forward);
    const QString path = folder.filePath(QStringLiteral("model.pt"));
    module.save(path.toStdString());
    return programfile::read(path);
}

bool hasChildren()
{
    return ::waitpid(-1, nullptr, WNOHANG) != -1 || errno != ECHILD;
}

}  // namespace

/// TorchScript programs tried in a process of their own, of which this one sees only what they are.
class TestProgramTrial : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatTheEngineTells_data();
    void tellsWhatTheEngineTells();
    void endsWhatDoesNot();
    void stops();
    void outlivesACrash();
};

void TestProgramTrial::tellsWhatTheEngineTells_data()
{
    QTest::addColumn<QByteArray>("forward");
    QTest::newRow("trains") << QByteArray(kWhole);
    QTest::newRow("prints") << QByteArray(kPrinting);
    QTest::newRow("refused") << QByteArray(kTwo);
}

void TestProgramTrial::tellsWhatTheEngineTells()
{
    QFETCH(QByteArray, forward);
    const QTemporaryDir folder;
    const auto program = saved(folder, forward.constData());
    QVERIFY(program);
    const auto own = tryProgram(program.value(), kSmall);
    const auto told = programtrial::inChild(program.value(), kSmall);
    QCOMPARE(told.hasValue(), own.hasValue());
    if (!own) {
        QCOMPARE(told.error().code, own.error().code);
        QCOMPARE(told.error().message, own.error().message);
        return;
    }
    QCOMPARE(own->parameters.size(), 3);
    QVERIFY(told->parameters == own->parameters);
    QVERIFY(told->buffers == own->buffers);
    QCOMPARE(told->outputs, own->outputs);
    QCOMPARE(told->takesChannelsLast, own->takesChannelsLast);
}

void TestProgramTrial::endsWhatDoesNot()
{
    const QTemporaryDir folder;
    const auto program = saved(folder, kEndless);
    QVERIFY(program);
    const auto told = programtrial::inChild(program.value(), kSmall, {}, 3);
    QVERIFY(!told);
    QCOMPARE(told.error().code, ErrorCode::Input);
    QCOMPARE(told.error().message,
             QStringLiteral(
                 "model.pt can't be used as a network: when it was tried out, it hadn't ended after 3 s."));
    QVERIFY(!hasChildren());
}

void TestProgramTrial::stops()
{
    const QTemporaryDir folder;
    const auto program = saved(folder, kEndless);
    QVERIFY(program);
    StopSource stop;
    const std::jthread stopping([&stop] {
        std::this_thread::sleep_for(std::chrono::seconds(1));
        stop.requestStop();
    });
    const auto told = programtrial::inChild(program.value(), kSmall, stop.token());
    QVERIFY(!told);
    QCOMPARE(told.error().code, ErrorCode::Stopped);
    QVERIFY(!hasChildren());
}

void TestProgramTrial::outlivesACrash()
{
    const QTemporaryDir folder;
    const auto program = saved(folder, kCrashing);
    QVERIFY(program);
    const auto told = programtrial::inChild(program.value(), kSmall);
    QVERIFY(!told);
    QCOMPARE(told.error().code, ErrorCode::Input);
    QVERIFY2(told.error().message.endsWith(QStringLiteral("it crashed when it was tried out.")),
             qPrintable(told.error().message));
}

int main(int argc, char** argv)
{
    // What runs out of stack shall, whatever this shell allows.
    rlimit stack{};
    ::getrlimit(RLIMIT_STACK, &stack);
    stack.rlim_cur = std::min<rlim_t>(stack.rlim_cur, 8 << 20);
    ::setrlimit(RLIMIT_STACK, &stack);
    if (programtrial::isAskedFor(argc, argv)) {
        programtrial::run(argc, argv);
    }
    QCoreApplication application(argc, argv);
    TestProgramTrial test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_programtrial.moc"
