// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/layerconfig.h"

#include "base/printable.h"

#include <QJsonArray>
#include <QObject>

#include <cmath>
#include <utility>

namespace epochmark {

namespace {

constexpr double kLargestExact = 9007199254740992.0;

/// Whole numbers alone, as JSON has them.
std::optional<qint64> wholeNumber(const QJsonValue& value)
{
    const double number = value.toDouble(0.5);
    if (!value.isDouble() || number != std::floor(number) || std::abs(number) > kLargestExact) {
        return std::nullopt;
    }
    return static_cast<qint64>(number);
}

/// Appends what is in a number or in nested lists of them; false: something else is, or too much.
bool gather(const QJsonValue& value, QList<double>& numbers, qsizetype most)
{
    if (value.isDouble() && std::isfinite(value.toDouble())) {
        numbers.append(value.toDouble());
        return numbers.size() <= most;
    }
    if (!value.isArray()) {
        return false;
    }
    for (const QJsonValue& entry : value.toArray()) {
        if (!gather(entry, numbers, most)) {
            return false;
        }
    }
    return true;
}

struct NamedScaling {
    const char* name;
    double scale;
    Initialiser::Fan fan;
    Initialiser::Distribution distribution;
};

/// Keras' initialisers that are a VarianceScaling, by the names of class and function.
constexpr NamedScaling kScalings[] = {
    {"glorotuniform", 1, Initialiser::Fan::Average, Initialiser::Distribution::Uniform},
    {"glorotnormal", 1, Initialiser::Fan::Average, Initialiser::Distribution::TruncatedNormal},
    {"heuniform", 2, Initialiser::Fan::In, Initialiser::Distribution::Uniform},
    {"henormal", 2, Initialiser::Fan::In, Initialiser::Distribution::TruncatedNormal},
    {"lecununiform", 1, Initialiser::Fan::In, Initialiser::Distribution::Uniform},
    {"lecunnormal", 1, Initialiser::Fan::In, Initialiser::Distribution::TruncatedNormal},
};

/// VarianceScaling with its own words; Other where one is unknown.
Initialiser varianceScaling(const QJsonObject& config)
{
    Initialiser start;
    start.kind = Initialiser::Kind::Scaled;
    start.first = config.value(QLatin1String("scale")).toDouble(1);
    const QString mode = config.value(QLatin1String("mode")).toString(QStringLiteral("fan_in"));
    const QString drawn = config.value(QLatin1String("distribution"))
                              .toString(QStringLiteral("truncated_normal"));
    start.fan = mode == QLatin1String("fan_in")    ? Initialiser::Fan::In
                : mode == QLatin1String("fan_out") ? Initialiser::Fan::Out
                                                   : Initialiser::Fan::Average;
    start.distribution = drawn == QLatin1String("uniform") ? Initialiser::Distribution::Uniform
                         : drawn == QLatin1String("untruncated_normal")
                             ? Initialiser::Distribution::Normal
                             : Initialiser::Distribution::TruncatedNormal;
    const bool isKnown = (start.fan != Initialiser::Fan::Average || mode == QLatin1String("fan_avg"))
                         && (start.distribution != Initialiser::Distribution::TruncatedNormal
                             || drawn.endsWith(QLatin1String("normal")));
    const bool hasAxes = config.value(QLatin1String("input_axes")).isArray()
                         || config.value(QLatin1String("output_axes")).isArray();
    if (!isKnown || hasAxes || !(start.first > 0)) {
        return {Initialiser::Kind::Other, 0, 0, {}, {}, QStringLiteral("VarianceScaling")};
    }
    return start;
}

/// Two numbers of the configuration with Keras' defaults.
Initialiser drawn(Initialiser::Kind kind, const QJsonObject& config, const char* first, double firstAbsent,
                  const char* second, double secondAbsent)
{
    Initialiser start;
    start.kind = kind;
    start.first = config.value(QLatin1String(first)).toDouble(firstAbsent);
    start.second = config.value(QLatin1String(second)).toDouble(secondAbsent);
    return start;
}

/// By class or function name, capitals and underscores aside.
Initialiser initialiserOf(const QString& name, const QJsonObject& config)
{
    QString plain = name.toLower();
    plain.remove(u'_');
    using Kind = Initialiser::Kind;
    if (plain == QLatin1String("zeros") || plain == QLatin1String("zero")) {
        return {};
    }
    if (plain == QLatin1String("ones") || plain == QLatin1String("one")) {
        return {Kind::Constant, 1, 0, {}, {}, {}};
    }
    if (plain == QLatin1String("constant")) {
        return drawn(Kind::Constant, config, "value", 0, "", 0);
    }
    if (plain == QLatin1String("randomnormal") || plain == QLatin1String("normal")) {
        return drawn(Kind::Normal, config, "mean", 0, "stddev", 0.05);
    }
    if (plain == QLatin1String("truncatednormal")) {
        return drawn(Kind::TruncatedNormal, config, "mean", 0, "stddev", 0.05);
    }
    if (plain == QLatin1String("randomuniform") || plain == QLatin1String("uniform")) {
        return drawn(Kind::Uniform, config, "minval", -0.05, "maxval", 0.05);
    }
    if (plain == QLatin1String("variancescaling")) {
        return varianceScaling(config);
    }
    const bool hasAxes = config.value(QLatin1String("input_axes")).isArray();
    for (const NamedScaling& scaling : kScalings) {
        if (plain == QLatin1String(scaling.name) && !hasAxes) {
            return {Kind::Scaled, scaling.scale, 0, scaling.fan, scaling.distribution, {}};
        }
    }
    return {Kind::Other, 0, 0, {}, {}, printable(name, 40)};
}

/// A layer that is an activation, where a file has it in an activation's place.
std::optional<Activation> activationLayer(const QString& type, const QJsonObject& config)
{
    Activation activation;
    activation.kind = ActivationKind::Relu;
    if (type == QLatin1String("LeakyReLU")) {
        const QJsonValue slope = config.value(QLatin1String("negative_slope"));
        activation.slope = slope.isDouble() ? slope.toDouble()
                                            : config.value(QLatin1String("alpha")).toDouble(0.3);
        return activation;
    }
    if (type == QLatin1String("ReLU")) {
        activation.slope = config.value(QLatin1String("negative_slope")).toDouble(0);
        activation.threshold = config.value(QLatin1String("threshold")).toDouble(0);
        if (const QJsonValue ceiling = config.value(QLatin1String("max_value")); ceiling.isDouble()) {
            activation.ceiling = ceiling.toDouble();
        }
        return activation;
    }
    if (type == QLatin1String("ELU")) {
        activation.kind = ActivationKind::Elu;
        activation.alpha = config.value(QLatin1String("alpha")).toDouble(1);
        return activation;
    }
    return std::nullopt;
}

}  // namespace

Error refusedLayer(const QString& name, const QString& type, const QString& reason)
{
    return {ErrorCode::Input,
            QObject::tr("The layer \"%1\" (%2) can't be taken: %3.")
                .arg(printable(name, 80), printable(type, 60), reason),
            {}};
}

LayerConfig::LayerConfig(QString layerName, QString layerType, QJsonObject config)
    : m_name(std::move(layerName)), m_type(std::move(layerType)), m_config(std::move(config))
{}

bool LayerConfig::has(const char* key) const
{
    const QJsonValue found = value(key);
    return !found.isNull() && !found.isUndefined();
}

void LayerConfig::refuse(const QString& reason)
{
    if (!m_problem) {
        m_problem = refusedLayer(m_name, m_type, reason);
    }
}

void LayerConfig::refuseField(const char* key)
{
    refuse(QObject::tr("its setting \"%1\" is missing or can't be right").arg(QLatin1String(key)));
}

qint64 LayerConfig::integer(const char* key, qint64 least, qint64 most)
{
    const auto number = wholeNumber(value(key));
    if (!number || *number < least || *number > most) {
        refuseField(key);
        return least;
    }
    return *number;
}

qint64 LayerConfig::integerOr(const char* key, qint64 absent, qint64 least, qint64 most)
{
    return has(key) ? integer(key, least, most) : absent;
}

double LayerConfig::numberOr(const char* key, double absent, double least, double most)
{
    if (!has(key)) {
        return absent;
    }
    const double number = value(key).toDouble();
    if (!value(key).isDouble() || !(number >= least && number <= most)) {
        refuseField(key);
        return absent;
    }
    return number;
}

bool LayerConfig::flagOr(const char* key, bool absent)
{
    if (has(key) && !value(key).isBool()) {
        refuseField(key);
    }
    return value(key).toBool(absent);
}

QString LayerConfig::textOr(const char* key, const QString& absent)
{
    if (has(key) && !value(key).isString()) {
        refuseField(key);
    }
    return value(key).toString(absent);
}

GraphLayer::Pair LayerConfig::pairOr(const char* key, GraphLayer::Pair absent, qint64 least, qint64 most)
{
    if (!has(key)) {
        return absent;
    }
    const QList<qint64> found = integers(key, least, most, least);
    if (found.size() == 1) {
        return {found.first(), found.first()};
    }
    if (found.size() != 2) {
        refuseField(key);
        return absent;
    }
    return {found.at(0), found.at(1)};
}

QList<qint64> LayerConfig::integers(const char* key, qint64 least, qint64 most, qint64 missing)
{
    const QJsonValue found = value(key);
    const QJsonArray entries = found.isArray() ? found.toArray() : QJsonArray{found};
    QList<qint64> numbers;
    for (const QJsonValue& entry : entries) {
        const auto number = entry.isNull() ? std::optional<qint64>(missing) : wholeNumber(entry);
        if (!number || (!entry.isNull() && (*number < least || *number > most)) || numbers.size() >= 16) {
            refuseField(key);
            return numbers;
        }
        numbers.append(*number);
    }
    return numbers;
}

QList<double> LayerConfig::numbers(const char* key, qsizetype most)
{
    QList<double> numbers;
    if (!gather(value(key), numbers, most) || numbers.isEmpty()) {
        refuseField(key);
        return {0};
    }
    return numbers;
}

Activation LayerConfig::activationOr(const char* key, const Activation& absent)
{
    if (!has(key)) {
        return absent;
    }
    const QJsonObject object = value(key).toObject();
    const QString type = object.value(QLatin1String("class_name")).toString();
    const QString named = value(key).isString() ? value(key).toString()
                                                : object.value(QLatin1String("config")).toString();
    const auto found = value(key).isString() || type == QLatin1String("function")
                           ? activationNamed(named)
                           : activationLayer(type, object.value(QLatin1String("config")).toObject());
    if (!found) {
        refuse(QObject::tr("its activation, %1, isn't one of Keras' own. Take relu, for instance")
                   .arg(printable(named.isEmpty() ? type : named, 60)));
        return absent;
    }
    return *found;
}

Initialiser LayerConfig::initialiserOr(const char* key, const Initialiser& absent)
{
    if (!has(key)) {
        return absent;
    }
    if (value(key).isString()) {
        return initialiserOf(value(key).toString(), {});
    }
    const QJsonObject object = value(key).toObject();
    return initialiserOf(object.value(QLatin1String("class_name")).toString(),
                         object.value(QLatin1String("config")).toObject());
}

void LayerConfig::noteObstacles(QStringList& obstacles) const
{
    for (auto field = m_config.begin(); field != m_config.end(); ++field) {
        const bool isHeeded = field.key().endsWith(QLatin1String("_regularizer"))
                              || field.key().endsWith(QLatin1String("_constraint"));
        if (isHeeded && !field.value().isNull()) {
            obstacles.append(
                QObject::tr("the layer \"%1\" (%2) has a %3, which isn't computed here")
                    .arg(printable(m_name, 80), printable(m_type, 60), printable(field.key(), 40)));
        }
    }
}

}  // namespace epochmark
