// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/optimisersettings.h"

#include "base/format.h"

#include <array>

namespace epochmark {

namespace {

struct NamedOptimiser {
    OptimiserSettings::Kind kind;
    const char* name;   ///< in a fingerprint
    const char* title;  ///< as Keras calls it
};

constexpr std::array kOptimisers{
    NamedOptimiser{OptimiserSettings::Kind::LegacyRmsprop, "rmsprop", "RMSprop (legacy)"},
    NamedOptimiser{OptimiserSettings::Kind::Rmsprop, "rmsprop", "RMSprop"},
    NamedOptimiser{OptimiserSettings::Kind::Sgd, "sgd", "SGD"},
    NamedOptimiser{OptimiserSettings::Kind::Adam, "adam", "Adam"},
    NamedOptimiser{OptimiserSettings::Kind::AdamW, "adamw", "AdamW"}};

const NamedOptimiser& named(OptimiserSettings::Kind kind)
{
    return kOptimisers.at(static_cast<size_t>(kind));
}

bool isRmsprop(OptimiserSettings::Kind kind)
{
    return kind == OptimiserSettings::Kind::LegacyRmsprop || kind == OptimiserSettings::Kind::Rmsprop;
}

const QString& outside()
{
    static const QString words = QStringLiteral("outside the root");
    return words;
}

}  // namespace

bool OptimiserSettings::keepsFirst() const
{
    return isRmsprop(kind) || kind == Kind::Sgd ? momentum > 0 : true;
}

bool OptimiserSettings::keepsSecond() const
{
    return kind != Kind::Sgd;
}

bool OptimiserSettings::keepsThird() const
{
    return isRmsprop(kind) ? isCentred : kind != Kind::Sgd && isAmsgrad;
}

int OptimiserSettings::stateCount() const
{
    return (keepsFirst() ? 1 : 0) + (keepsSecond() ? 1 : 0) + (keepsThird() ? 1 : 0);
}

QString OptimiserSettings::title() const
{
    QString text = QLatin1String(named(kind).title);
    if (momentum > 0) {
        text += QStringLiteral(", momentum %1").arg(format::number(momentum));
    }
    if (isNesterov) {
        text += QStringLiteral(", Nesterov");
    }
    if (weightDecay > 0) {
        text += QStringLiteral(", weight decay %1").arg(format::number(weightDecay));
    }
    return text;
}

QJsonObject OptimiserSettings::fingerprintObject() const
{
    QJsonObject object{{QStringLiteral("name"), QLatin1String(named(kind).name)},
                       {QStringLiteral("learning_rate"), learningRate}};
    if (isRmsprop(kind)) {
        object.insert(QStringLiteral("rho"), rho);
        object.insert(QStringLiteral("momentum"), momentum);
        object.insert(QStringLiteral("epsilon"), epsilon);
        object.insert(QStringLiteral("epsilon_place"),
                      kind == Kind::LegacyRmsprop ? outside() : QStringLiteral("inside the root"));
    } else if (kind == Kind::Sgd) {
        object.insert(QStringLiteral("momentum"), momentum);
        object.insert(QStringLiteral("nesterov"), isNesterov);
    } else {
        object.insert(QStringLiteral("beta_1"), beta1);
        object.insert(QStringLiteral("beta_2"), beta2);
        object.insert(QStringLiteral("epsilon"), epsilon);
        object.insert(QStringLiteral("amsgrad"), isAmsgrad);
    }
    if (kind == Kind::Rmsprop) {
        object.insert(QStringLiteral("centered"), isCentred);
    }
    if (weightDecay > 0) {
        object.insert(QStringLiteral("weight_decay"), weightDecay);
    }
    return object;
}

std::optional<OptimiserSettings> OptimiserSettings::fromFingerprint(const QJsonObject& object)
{
    const auto number = [&object](const char* key, double absent) {
        return object.value(QLatin1String(key)).toDouble(absent);
    };
    OptimiserSettings settings;
    settings.learningRate = number("learning_rate", settings.learningRate);
    settings.rho = number("rho", settings.rho);
    settings.momentum = number("momentum", 0);
    settings.beta1 = number("beta_1", settings.beta1);
    settings.beta2 = number("beta_2", settings.beta2);
    settings.epsilon = number("epsilon", settings.epsilon);
    settings.weightDecay = number("weight_decay", 0);
    settings.isNesterov = object.value(QLatin1String("nesterov")).toBool();
    settings.isCentred = object.value(QLatin1String("centered")).toBool();
    settings.isAmsgrad = object.value(QLatin1String("amsgrad")).toBool();
    const QString name = object.value(QLatin1String("name")).toString();
    const bool isLegacy = object.value(QLatin1String("epsilon_place")).toString() == outside();
    for (const NamedOptimiser& entry : kOptimisers) {
        if (name == QLatin1String(entry.name)
            && (!isRmsprop(entry.kind) || isLegacy == (entry.kind == Kind::LegacyRmsprop))) {
            settings.kind = entry.kind;
            return settings;
        }
    }
    return std::nullopt;
}

}  // namespace epochmark
