// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/scriptmodel.h"

#include "base/savefile.h"

#include <QObject>
#include <QSaveFile>

#include <torch/csrc/jit/api/module.h>

#include <array>
#include <sstream>

namespace epochmark {

namespace {

constexpr std::array<const char*, kWeightCount> kNames{
    "conv1_weight", "conv1_bias",    "conv2_weight", "conv2_bias",    "conv3_weight",
    "conv3_bias",   "hidden_weight", "hidden_bias",  "output_weight", "output_bias"};

constexpr const char* kForward = R"(
def forward(self, pictures):
    x = torch.max_pool2d(torch.relu(torch.conv2d(pictures, self.conv1_weight, self.conv1_bias)), [2, 2])
    x = torch.max_pool2d(torch.relu(torch.conv2d(x, self.conv2_weight, self.conv2_bias)), [2, 2])
    x = torch.max_pool2d(torch.relu(torch.conv2d(x, self.conv3_weight, self.conv3_bias)), [2, 2])
    x = torch.relu(torch.addmm(self.hidden_bias, torch.flatten(x, 1), self.hidden_weight.t()))
    x = torch.addmm(self.output_bias, x, self.output_weight.t())
)";

torch::jit::Module scriptModule(const NetworkShape& shape, const NetworkState& state)
{
    torch::jit::Module network("EpochmarkClassic");
    for (size_t index = 0; index < kWeightCount; ++index) {
        network.register_parameter(kNames[index], state.weights[index], false);
    }
    const char* ending = shape.outputUnits == 1 ? "    return torch.sigmoid(x)\n"
                                                : "    return torch.softmax(x, 1)\n";
    network.define(std::string(kForward) + ending);
    return network;
}

}  // namespace

Result<void> saveScriptModel(const NetworkShape& shape, const NetworkState& state, const QString& path)
{
    std::ostringstream stream;
    scriptModule(shape, state).save(stream);
    const std::string bytes = std::move(stream).str();

    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0
        || !completeSave(file)) {
        return Error{
            ErrorCode::Input,
            QObject::tr("The trained model can't be written to %1. Choose a folder that you may write to and "
                        "that has 40 MB free.")
                .arg(path),
            file.errorString()};
    }
    return {};
}

}  // namespace epochmark
