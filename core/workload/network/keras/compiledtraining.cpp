// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/compiledtraining.h"

#include "base/printable.h"

#include <QJsonArray>
#include <QObject>

#include <cmath>

namespace epochmark {

namespace {

QString plain(QString name)
{
    name = name.section(u'>', -1).toLower();
    return name.remove(u'_').remove(u' ');
}

/// A loss's or optimiser's name, whether the file has a text or an object for it.
QString nameOf(const QJsonValue& value)
{
    const QJsonObject object = value.toObject();
    return value.isString() ? value.toString() : object.value(QLatin1String("class_name")).toString();
}

/// Numbers of an optimiser's configuration; one that can't be right makes all of it none.
class OptimiserReader {
public:
    explicit OptimiserReader(QJsonObject config) : m_config(std::move(config)) {}

    double number(const char* key, double absent, double least, double most)
    {
        const QJsonValue found = m_config.value(QLatin1String(key));
        if (found.isNull() || found.isUndefined()) {
            return absent;
        }
        const double given = found.toDouble();
        m_isRight = m_isRight && found.isDouble() && given >= least && given <= most;
        return given;
    }
    bool flag(const char* key) const { return m_config.value(QLatin1String(key)).toBool(); }
    bool isGiven(const char* key) const
    {
        const QJsonValue found = m_config.value(QLatin1String(key));
        return !found.isNull() && !found.isUndefined() && found != QJsonValue(false);
    }
    bool isRight() const { return m_isRight; }

private:
    QJsonObject m_config;
    bool m_isRight = true;
};

std::optional<OptimiserSettings::Kind> kindOf(const QString& name)
{
    using Kind = OptimiserSettings::Kind;
    const QString known = plain(name);
    return known == QLatin1String("rmsprop") ? std::optional(Kind::Rmsprop)
           : known == QLatin1String("sgd")   ? std::optional(Kind::Sgd)
           : known == QLatin1String("adam")  ? std::optional(Kind::Adam)
           : known == QLatin1String("adamw") ? std::optional(Kind::AdamW)
                                             : std::nullopt;
}

/// Keras stores 32-bit numbers: 0.0010000000474974513 is meant to be 0.001.
double shortened(double value)
{
    const QString text = QString::number(value);  // six digits
    const double rounded = text.toDouble();
    return static_cast<float>(rounded) == static_cast<float>(value) ? rounded : value;
}

void readOptimiser(const QJsonValue& value, CompiledTraining& compiled)
{
    const QString name = nameOf(value);
    const auto kind = kindOf(name);
    OptimiserReader reader(value.toObject().value(QLatin1String("config")).toObject());
    OptimiserSettings settings;
    settings.kind = kind.value_or(settings.kind);
    const bool isSgd = settings.kind == OptimiserSettings::Kind::Sgd;
    const bool isSchedule = value.toObject()
                                .value(QLatin1String("config"))
                                .toObject()
                                .value(QLatin1String("learning_rate"))
                                .isObject();
    if (!kind || isSchedule) {
        compiled.remarks += isSchedule
                                ? QObject::tr("The file's learning rate follows a schedule, which isn't "
                                              "computed here: Classic's optimiser is taken.")
                                : QObject::tr(
                                      "The file's optimiser, %1, isn't computed here: Classic's is taken.")
                                      .arg(printable(name, 40));
        return;
    }
    settings.learningRate = shortened(reader.number("learning_rate", isSgd ? 0.01 : 0.001, 0, 10));
    settings.rho = reader.number("rho", 0.9, 0, 1);
    settings.momentum = reader.number("momentum", 0, 0, 1);
    settings.beta1 = reader.number("beta_1", 0.9, 0, 1);
    settings.beta2 = reader.number("beta_2", 0.999, 0, 1);
    settings.epsilon = reader.number("epsilon", 1e-7, 0, 1);
    const double decay = settings.kind == OptimiserSettings::Kind::AdamW ? 0.004 : 0;
    settings.weightDecay = reader.number("weight_decay", decay, 0, 10);
    settings.isNesterov = reader.flag("nesterov");
    settings.isCentred = reader.flag("centered");
    settings.isAmsgrad = reader.flag("amsgrad");
    if (!reader.isRight()) {
        compiled.remarks +=
            QObject::tr("The file's optimiser, %1, has a number that can't be right: Classic's is taken.")
                .arg(printable(name, 40));
        return;
    }
    for (const char* key :
         {"clipnorm", "clipvalue", "global_clipnorm", "use_ema", "gradient_accumulation_steps"}) {
        if (reader.isGiven(key)) {
            compiled.remarks +=
                QObject::tr("The file's optimiser asks for %1, which isn't computed here: it is left out.")
                    .arg(QLatin1String(key));
        }
    }
    compiled.optimiser = settings;
}

void readLoss(const QJsonValue& value, CompiledTraining& compiled)
{
    const QString name = plain(nameOf(value));
    if (name == QLatin1String("binarycrossentropy")) {
        compiled.loss = QStringLiteral("binary_crossentropy");
    } else if (name == QLatin1String("categoricalcrossentropy")
               || name == QLatin1String("sparsecategoricalcrossentropy")) {
        compiled.loss = QStringLiteral("categorical_crossentropy");
    } else if (!value.isNull() && !value.isUndefined()) {
        compiled.remarks += QObject::tr("The file's loss, %1, isn't computed here: cross entropy is taken.")
                                .arg(printable(nameOf(value).isEmpty() ? QObject::tr("of several parts")
                                                                       : nameOf(value),
                                               60));
    }
    const QJsonObject config = value.toObject().value(QLatin1String("config")).toObject();
    compiled.isLossOfLogits = config.value(QLatin1String("from_logits")).toBool();
    if (config.value(QLatin1String("label_smoothing")).toDouble() > 0) {
        compiled.remarks += QObject::tr(
            "The file smooths labels, which isn't computed here: they are taken as they are.");
    }
}

}  // namespace

CompiledTraining readCompiled(const QJsonObject& model)
{
    CompiledTraining compiled;
    QJsonObject config = model.value(QLatin1String("compile_config")).toObject();
    if (config.isEmpty()) {
        const QJsonObject legacy = model.value(QLatin1String("training_config")).toObject();
        config = legacy;
        if (legacy.contains(QLatin1String("optimizer_config"))) {
            config.insert(QStringLiteral("optimizer"), legacy.value(QLatin1String("optimizer_config")));
        }
    }
    if (config.contains(QLatin1String("optimizer"))) {
        readOptimiser(config.value(QLatin1String("optimizer")), compiled);
    }
    if (config.contains(QLatin1String("loss"))) {
        readLoss(config.value(QLatin1String("loss")), compiled);
    }
    return compiled;
}

}  // namespace epochmark
