// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/classicmodel.h"

#include <QByteArray>
#include <QString>

namespace epochmark {

namespace {

QByteArray convolution(int filters)
{
    return R"({"class_name":"Conv2D","config":{"name":"c","filters":)" + QByteArray::number(filters)
           + R"(,"kernel_size":[3,3],"activation":"relu"}},{"class_name":"MaxPooling2D","config":{"name":"m",)"
             R"("pool_size":[2,2]}},)";
}

QByteArray dense(int units, const QByteArray& activation)
{
    return R"({"class_name":"Dense","config":{"name":"d","units":)" + QByteArray::number(units)
           + R"(,"activation":")" + activation + R"("}})";
}

/// The original script's network in Keras' words.
QByteArray classicText(int outputs, const QByteArray& ending)
{
    return R"({"class_name":"Sequential","config":{"name":"classic","layers":[{"class_name":"InputLayer","config":)"
           R"({"name":"i","batch_shape":[null,150,150,3]}},)"
           + convolution(16) + convolution(32) + convolution(64)
           + R"({"class_name":"Flatten","config":{"name":"f"}},)" + dense(512, "relu") + ","
           + dense(outputs, ending) + "]}}";
}

bool isClassicsTraining(const CompiledTraining& compiled, bool isBinary)
{
    OptimiserSettings classic;
    classic.kind = OptimiserSettings::Kind::Rmsprop;
    const bool isOptimiser = !compiled.optimiser || compiled.optimiser == classic;
    const bool isLoss = !compiled.loss
                        || *compiled.loss
                               == (isBinary ? QLatin1String("binary_crossentropy")
                                            : QLatin1String("categorical_crossentropy"));
    return isOptimiser && isLoss && compiled.remarks.isEmpty();
}

}  // namespace

bool isClassic(const KerasModel& model)
{
    const qint64 outputs = model.graph.outputs();
    const bool isBinary = outputs == 1;
    if (outputs == 2 || model.graph.parameterCount() != 9'494'561 + (outputs - 1) * 513
        || !isClassicsTraining(model.compiled, isBinary) || !model.graph.obstacles().isEmpty()) {
        return false;
    }
    const QByteArray text = canonicalText(model.graph);
    for (const char* ending : {isBinary ? "sigmoid" : "softmax", "linear"}) {
        const auto classic = KerasModel::read(classicText(static_cast<int>(outputs), ending),
                                              QStringLiteral("classic"), {});
        if (classic && canonicalText(classic->graph) == text) {
            return true;
        }
    }
    return false;
}

}  // namespace epochmark
