// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/networks.h"
#include "engine/network/program/programnetwork.h"
#include "engine/tuned/autogradstep.h"
#include "modelfile/programfile.h"
#include "workload/network/networkregistry.h"
#include "workload/network/program/programdefinition.h"
#include "workload/workloadspec.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <torch/csrc/jit/api/module.h>

using namespace epochmark;

namespace {

const PictureSize kSmall{32, 40};

/// A convolution, batch normalisation and a dense layer.
torch::jit::Module smallProgram(const char* forward, bool isTrained = true)
{
    torch::jit::Module module("Small");
    const auto parameter = [&](const char* name, const std::vector<int64_t>& sizes, double scale) {
        module.register_parameter(name, (at::rand(sizes) - 0.5).mul_(scale).set_requires_grad(isTrained),
                                  false);
    };
    parameter("kernel", {4, 3, 3, 3}, 0.6);
    parameter("gamma", {4}, 1);
    parameter("beta", {4}, 1);
    parameter("weight", {3, 4}, 1);
    parameter("bias", {3}, 1);
    module.register_buffer("mean", at::zeros({4}));
    module.register_buffer("variance", at::ones({4}));
    module.register_buffer("count", at::zeros({}, at::kLong));
    module.register_attribute("training", c10::BoolType::get(), true);
    module.define(forward);
    return module;
}

constexpr const char* kWhole = R"(
def forward(self, x):
    x = torch.conv2d(x, self.kernel)
    if self.training:
        self.count.add_(1)
    x = torch.relu(torch.batch_norm(x, self.gamma, self.beta, self.mean, self.variance, self.training, 0.1, 1e-5, True))
    x = torch.flatten(torch.adaptive_avg_pool2d(x, [1, 1]), 1)
    return torch.addmm(self.bias, x, self.weight.t())
)";

constexpr const char* kViews = R"(
def forward(self, x):
    x = torch.conv2d(x, self.kernel)
    x = torch.mean(x.view([x.size(0), -1]).view([x.size(0), 4, -1]), 2)
    return torch.addmm(self.bias, x, self.weight.t())
)";

QString saved(const QTemporaryDir& folder, const torch::jit::Module& module)
{
    const QString path = folder.filePath(QStringLiteral("model.pt"));
    module.save(path.toStdString());
    return path;
}

/// What is computed by LibTorch's operations themselves.
at::Tensor byHand(const std::vector<at::Tensor>& w, const std::vector<at::Tensor>& b, at::Tensor x,
                  bool isTraining)
{
    x = at::conv2d(x, w[0]);
    x = at::relu(at::batch_norm(x, w[1], w[2], b[0], b[1], isTraining, 0.1, 1e-5, true));
    return at::linear(at::adaptive_avg_pool2d(x, {1, 1}).flatten(1), w[3], w[4]);
}

std::vector<at::Tensor> copies(const std::vector<at::Tensor>& tensors, bool isTrained)
{
    std::vector<at::Tensor> copied;
    for (const at::Tensor& tensor : tensors) {
        copied.push_back(tensor.clone().set_requires_grad(isTrained));
    }
    return copied;
}

}  // namespace

/// TorchScript programs as networks, loaded, tried and trained.
class TestProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void computesWhatItSays();
    void startsAnewFromItsFile();
    void trainsInEitherOrderOfMemory();
    void refusals_data();
    void refusals();
    void aChangedFileIsNotRun();
    void noProgramIsLoadedToBeKnown();
    void recordsRememberIt();
};

void TestProgram::computesWhatItSays()
{
    const QTemporaryDir folder;
    const auto program = programfile::read(saved(folder, smallProgram(kWhole)));
    QVERIFY2(program, program ? "" : qPrintable(program.error().message));
    const auto facts = tryProgram(program.value(), kSmall);
    QVERIFY2(facts, facts ? "" : qPrintable(facts.error().message));
    QCOMPARE(facts->outputs, 3);
    QCOMPARE(facts->parameters.size(), 5);
    QCOMPARE(facts->buffers.size(), 2);
    QCOMPARE(facts->parameters.at(0).sizes, (QList<qint64>{4, 3, 3, 3}));
    QVERIFY(facts->takesChannelsLast);
    const ProgramDefinition definition(program.value(), facts.value(), kSmall, QStringLiteral("model.pt"));
    QCOMPARE(definition.parameterCount(3), 108 + 4 + 4 + 12 + 3);
    const ProgramNetwork network(definition);
    const NetworkState start = network.initialState(1);
    const at::Tensor pictures = at::rand({5, 3, kSmall.rows, kSmall.columns});
    std::vector<at::Tensor> ours = copies(start.weights, true);
    std::vector<at::Tensor> theirs = copies(start.weights, true);
    std::vector<at::Tensor> ourBuffers = copies(start.buffers, false);
    std::vector<at::Tensor> theirBuffers = copies(start.buffers, false);
    for (int pass = 0; pass < 3; ++pass) {  // LibTorch compiles it on the way
        const at::Tensor outputs = network.forward(ours, ourBuffers, pictures, true);
        const at::Tensor expected = byHand(theirs, theirBuffers, pictures, true);
        QVERIFY(at::allclose(outputs, expected, 1e-5, 1e-6));
        outputs.square().sum().backward();
        expected.square().sum().backward();
    }
    for (size_t i = 0; i < ours.size(); ++i) {
        QVERIFY(theirs[i].grad().norm().item<float>() > 0 || i == 0);
        QVERIFY(at::allclose(ours[i].grad(), theirs[i].grad(), 1e-4, 1e-5));
    }
    for (size_t i = 0; i < ourBuffers.size(); ++i) {
        QVERIFY(at::allclose(ourBuffers[i], theirBuffers[i], 1e-5, 1e-6));
        QVERIFY(!at::equal(ourBuffers[i], start.buffers[i]));
    }
    const at::NoGradGuard guard;
    QVERIFY(at::allclose(network.forward(ours, ourBuffers, pictures, false),
                         byHand(theirs, theirBuffers, pictures, false), 1e-5, 1e-6));
}

/// Counters that are no part of a state are set back, too: this program's outputs hang on one.
void TestProgram::startsAnewFromItsFile()
{
    constexpr const char* kCounting = R"(
def forward(self, x):
    x = torch.mean(torch.conv2d(x, self.kernel), [2, 3]) * (1 + self.count)
    self.count = self.count + 1
    return torch.addmm(self.bias, x, self.weight.t())
)";
    const QTemporaryDir folder;
    const auto program = programfile::read(saved(folder, smallProgram(kCounting)));
    QVERIFY(program);
    const auto facts = tryProgram(program.value(), kSmall);
    QVERIFY2(facts, facts ? "" : qPrintable(facts.error().message));
    const ProgramDefinition definition(program.value(), facts.value(), kSmall, QStringLiteral("model.pt"));
    const ProgramNetwork network(definition);
    const at::NoGradGuard guard;
    const at::Tensor pictures = at::rand({2, 3, kSmall.rows, kSmall.columns});
    const auto outputs = [&](const NetworkState& state) {
        return network.forward(state.weights, state.buffers, pictures, true);
    };
    const NetworkState first = network.initialState(1);
    const at::Tensor once = outputs(first);
    QVERIFY(!at::allclose(outputs(first), once));
    const NetworkState again = network.initialState(2);  // whatever the seed
    QVERIFY(at::equal(again.weights[0], first.weights[0]));
    QVERIFY(at::allclose(outputs(again), once));
}

/// A program that looks at planes through view() can't have them in channels-last memory.
void TestProgram::trainsInEitherOrderOfMemory()
{
    for (const char* forward : {kWhole, kViews}) {
        const QTemporaryDir folder;
        const auto program = programfile::read(saved(folder, smallProgram(forward)));
        QVERIFY(program);
        const auto facts = tryProgram(program.value(), kSmall);
        QVERIFY2(facts, facts ? "" : qPrintable(facts.error().message));
        QCOMPARE(facts->takesChannelsLast, forward == kWhole);
        const NetworkDefinition* known = NetworkRegistry::instance().remember(
            std::make_unique<ProgramDefinition>(program.value(), facts.value(), kSmall,
                                                QStringLiteral("model.pt")));
        const auto network = Networks::instance().make(known->id(), 0);
        QVERIFY(network != nullptr);
        TunedOptions options;
        options.learningRate = 0.01;
        const auto step = makeAutogradStep(network, options);
        const NetworkState start = network->initialState(1);
        step->setState(start);
        const at::Tensor labels = at::tensor({0, 1, 2, 0, 1, 2}, at::kLong);
        const at::Tensor pictures = (at::rand({6, 3, kSmall.rows, kSmall.columns}) * 0.1
                                     + labels.to(at::kFloat).view({6, 1, 1, 1}) * 0.4)
                                        .contiguous(at::MemoryFormat::ChannelsLast);
        const Batch batch{pictures, labels};
        double first = 0;
        double last = 0;
        for (int i = 0; i < 60; ++i) {
            step->clearSums();
            step->computeGradients(batch);
            step->applyUpdate();
            last = step->readSums().loss;
            first = i == 0 ? last : first;
        }
        QVERIFY(last < first);
        // A kernel that this program doesn't use is left as it was.
        QCOMPARE(at::equal(step->state().weights[1], start.weights[1]), forward == kViews);
    }
}

void TestProgram::refusals_data()
{
    QTest::addColumn<QString>("forward");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const char* forward, const char* words) {
        QTest::newRow(name) << QString::fromLatin1(forward) << QString::fromUtf8(words);
    };
    row("two inputs", "def forward(self, x, y):\n    return x + y\n", "takes 2 inputs");
    row("a tuple", "def forward(self, x):\n    return x, x\n", "instead of one tensor");
    row("planes", "def forward(self, x):\n    return torch.conv2d(x, self.kernel)\n", "2 × 4 × 30 × 38");
    row("whole numbers", "def forward(self, x):\n    return torch.argmax(torch.flatten(x, 1), 1, True)\n",
        "not 2 rows of logits");
    row("one batch alone", "def forward(self, x):\n    return torch.reshape(x * self.bias[0], [2, -1])\n",
        "rows of logits");
    row("no parameter is asked", "def forward(self, x):\n    return torch.flatten(x, 1)\n",
        "hang on no parameter");
    row("it raises", "def forward(self, x):\n    assert x.size(0) < 0, '<b>no</b>'\n    return x\n",
        "it failed on a batch");
    row("another size",
        "def forward(self, x):\n    return torch.addmm(self.bias, torch.flatten(x, 1), self.weight.t())\n",
        "it failed on a batch");
}

void TestProgram::refusals()
{
    QFETCH(QString, forward);
    const QTemporaryDir folder;
    const QByteArray source = forward.toUtf8();
    const auto program = programfile::read(saved(folder, smallProgram(source.constData())));
    QVERIFY(program);
    const auto facts = tryProgram(program.value(), kSmall);
    QVERIFY(!facts);
    QCOMPARE(facts.error().code, ErrorCode::Input);
    QFETCH(QString, words);
    QVERIFY2(facts.error().message.contains(words), qPrintable(facts.error().message));
    QVERIFY(facts.error().message.startsWith(QStringLiteral("model.pt can't be used as a network: ")));
    QVERIFY(!facts.error().message.contains(u'\n'));
}

void TestProgram::aChangedFileIsNotRun()
{
    const QTemporaryDir folder;
    const QString path = saved(folder, smallProgram(kWhole));
    const auto program = programfile::read(path);
    QVERIFY(program);
    smallProgram(kViews).save(path.toStdString());
    const auto facts = tryProgram(program.value(), kSmall);
    QVERIFY(!facts);
    QVERIFY2(facts.error().message.contains(QStringLiteral("was changed")),
             qPrintable(facts.error().message));
    // Nothing to train: every parameter is frozen.
    smallProgram(kWhole, false).save(path.toStdString());
    const auto frozen = tryProgram(programfile::read(path).value(), kSmall);
    QVERIFY(!frozen);
    QVERIFY2(frozen.error().message.contains(QStringLiteral("no parameter asks")),
             qPrintable(frozen.error().message));
    // Cut off.
    QFile file(path);
    QVERIFY(file.resize(file.size() / 2));
    QVERIFY(programfile::isProgram(path));
    QVERIFY(!programfile::read(path));
}

/// Its kind and hash are read without running anything: of a program that no LibTorch could load, too.
void TestProgram::noProgramIsLoadedToBeKnown()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("model.bin"));
    smallProgram(kWhole).save(path.toStdString());
    QVERIFY(programfile::isProgram(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    const qsizetype pickle = bytes.indexOf("\x80\x02", bytes.indexOf("data.pkl"));
    QVERIFY(pickle > 0);
    file.seek(pickle);
    QCOMPARE(file.write("no pickle"), 9);
    file.close();
    const auto program = programfile::read(path);
    QVERIFY(program);
    QCOMPARE(program->sha256.size(), 64);
    const auto facts = tryProgram(program.value(), kSmall);
    QVERIFY(!facts);
    QVERIFY2(facts.error().message.contains(QStringLiteral("LibTorch can't load it")),
             qPrintable(facts.error().message));
    QFile text(folder.filePath(QStringLiteral("text.pt")));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no zip") > 0);
    text.close();
    QVERIFY(programfile::isProgram(text.fileName()));  // by its name, so that it is told what is wrong
    QVERIFY(!programfile::read(text.fileName()));
    QVERIFY(!programfile::isProgram(folder.path()));
    QVERIFY(text.resize(NetworkProgram::kMostBytes + 1));  // without taking it from the disk
    const auto huge = programfile::read(text.fileName());
    QVERIFY(!huge);
    QVERIFY2(huge.error().message.contains(QStringLiteral("2 GiB")), qPrintable(huge.error().message));
}

void TestProgram::recordsRememberIt()
{
    ProgramFacts facts;
    facts.parameters = {{QStringLiteral("p0"), {3, 4}}};
    facts.outputs = 3;
    const NetworkProgram program{QStringLiteral("/somewhere/model.pt"), QStringLiteral("ab").repeated(32)};
    WorkloadSpec workload;
    workload.classes = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    workload.network = NetworkRegistry::instance()
                           .remember(std::make_unique<ProgramDefinition>(program, facts, kSmall,
                                                                         QStringLiteral("model.pt")))
                           ->id();
    QJsonObject told = workload.fingerprintObject();
    const auto remembered = ProgramDefinition::remembered(told, QStringLiteral("other.pt"));
    QVERIFY(remembered != nullptr);
    QCOMPARE(remembered->id(), workload.network);
    QCOMPARE(remembered->parameterCount(3), 12);
    QVERIFY(remembered->program() == nullptr && remembered->isProgram());
    QVERIFY(Networks::instance().make(QStringLiteral("torchscript-unknown"), 3) == nullptr);
    told.insert(QStringLiteral("decode"), QStringLiteral("rgb, not rotated, 0 to 255"));
    QVERIFY(ProgramDefinition::remembered(told, {}) == nullptr);
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
