// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/workloadspec.h"

#include "base/format.h"
#include "base/named.h"
#include "workload/network/keras/optimisersettings.h"
#include "workload/network/networkregistry.h"
#include "workload/presettitle.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QObject>

#include <cmath>

namespace epochmark {

namespace {

QString decodeWords(const NetworkDefinition* network)
{
    return network != nullptr && network->takesBytes() ? QStringLiteral("rgb, not rotated, 0 to 255")
                                                       : QStringLiteral("rgb, not rotated, scaled by 1/255");
}

QJsonObject optimizerObject(const NetworkDefinition* network, double learningRate)
{
    if (network != nullptr && network->optimiser() != nullptr) {
        OptimiserSettings settings = *network->optimiser();
        settings.learningRate = learningRate;
        return settings.fingerprintObject();
    }
    return {{QStringLiteral("name"), QStringLiteral("rmsprop")},
            {QStringLiteral("learning_rate"), learningRate},
            {QStringLiteral("rho"), WorkloadSpec::kRho},
            {QStringLiteral("momentum"), 0},
            {QStringLiteral("epsilon"), WorkloadSpec::kEpsilon},
            {QStringLiteral("epsilon_place"), QStringLiteral("outside the root")}};
}

/// The part of a workload that a person chooses, as words; the pipeline is told apart.
QList<WorkloadDifference> settingDifferences(const WorkloadSpec& left, const WorkloadSpec& right)
{
    QList<WorkloadDifference> found;
    const auto compare = [&found](const QString& field, const QString& a, const QString& b) {
        if (a != b) {
            found.append({field, a, b});
        }
    };
    compare(QObject::tr("batch"), QString::number(left.batchSize), QString::number(right.batchSize));
    compare(QObject::tr("epochs"), QString::number(left.epochs), QString::number(right.epochs));
    compare(QObject::tr("learning rate"), format::number(left.learningRate),
            format::number(right.learningRate));
    compare(QObject::tr("precision"), toString(left.precision), toString(right.precision));
    return found;
}

QString pictureCounts(const WorkloadSpec& spec)
{
    return QObject::tr("%1 + %2").arg(format::count(spec.trainPictures), format::count(spec.testPictures));
}

}  // namespace

QString toString(Preset preset)
{
    switch (preset) {
    case Preset::Classic: return QStringLiteral("classic");
    case Preset::Quick: return QStringLiteral("quick");
    case Preset::Custom: break;
    }
    return QStringLiteral("custom");
}

QString toString(Pipeline pipeline)
{
    return pipeline == Pipeline::Tuned ? QStringLiteral("tuned") : QStringLiteral("plain");
}

QString toString(Precision precision)
{
    switch (precision) {
    case Precision::Fp32: return QStringLiteral("fp32");
    case Precision::Tf32: return QStringLiteral("tf32");
    case Precision::Bf16Products: return QStringLiteral("bf16-products");
    case Precision::Fp16: return QStringLiteral("fp16");
    case Precision::Bf16: break;
    }
    return QStringLiteral("bf16");
}

Result<Preset> presetFromString(const QString& text)
{
    return named({Preset::Classic, Preset::Quick, Preset::Custom}, text, QObject::tr("preset"));
}

Result<Pipeline> pipelineFromString(const QString& text)
{
    return named({Pipeline::Tuned, Pipeline::Plain}, text, QObject::tr("pipeline"));
}

Result<Precision> precisionFromString(const QString& text)
{
    return named(
        {Precision::Fp32, Precision::Tf32, Precision::Bf16, Precision::Bf16Products, Precision::Fp16}, text,
        QObject::tr("precision"));
}

const NetworkDefinition* WorkloadSpec::networkDefinition() const
{
    return NetworkRegistry::instance().find(network);
}

QString WorkloadSpec::networkTitle() const
{
    if (!statedNetwork.title.isEmpty()) {
        return statedNetwork.title;
    }
    const NetworkDefinition* definition = networkDefinition();
    return definition != nullptr ? definition->title() : network;
}

QString WorkloadSpec::networkName() const
{
    const NetworkDefinition* definition = networkDefinition();
    return definition != nullptr ? definition->fingerprintName(outputUnits()) : network;
}

std::optional<qint64> WorkloadSpec::parameterCount() const
{
    const NetworkDefinition* definition = networkDefinition();
    return definition != nullptr ? definition->parameterCount(outputUnits()) : statedNetwork.parameters;
}

std::optional<QString> WorkloadSpec::initialisation() const
{
    const NetworkDefinition* definition = networkDefinition();
    return definition != nullptr ? definition->initialisation() : statedNetwork.initialisation;
}

void WorkloadSpec::setRecordedNetwork(const QString& name, const StatedNetwork& stated)
{
    const NetworkDefinition* known = NetworkRegistry::instance().ofFingerprintName(name);
    network = known != nullptr ? known->id() : name;
    statedNetwork = known != nullptr ? StatedNetwork() : stated;
}

void WorkloadSpec::setRecordedFile(const QString& id, const QString& title)
{
    network = id;
    statedNetwork = {{}, {}, title};
}

QString WorkloadSpec::lossName() const
{
    const NetworkDefinition* definition = networkDefinition();
    const int outputs = definition != nullptr ? definition->outputUnits(classCount()) : outputUnits();
    return outputs == 1 ? QStringLiteral("binary cross entropy") : QStringLiteral("cross entropy");
}

int WorkloadSpec::stepsPerEpoch() const
{
    return batchSize > 0 ? (trainPictures + batchSize - 1) / batchSize : 0;
}

QJsonObject WorkloadSpec::fingerprintObject() const
{
    QJsonObject networkObject{{QStringLiteral("name"), networkName()}};
    if (const auto parameters = parameterCount()) {
        networkObject.insert(QStringLiteral("parameters"), *parameters);
    }
    const NetworkDefinition* definition = networkDefinition();
    const PictureSize size = definition != nullptr ? definition->pictureSize() : PictureSize();
    if (definition != nullptr && definition->isFromFile()) {
        networkObject.insert(QStringLiteral("outputs"), definition->outputUnits(classCount()));
    }
    QJsonObject object{
        {QStringLiteral("dataset"),
         QJsonObject{{QStringLiteral("manifest"), manifestHash},
                     {QStringLiteral("classes"), QJsonArray::fromStringList(classes)},
                     {QStringLiteral("train"), trainPictures},
                     {QStringLiteral("test"), testPictures}}},
        {QStringLiteral("decode"), decodeWords(definition)},
        {QStringLiteral("resize"), QStringLiteral("nearest, %1 x %2").arg(size.columns).arg(size.rows)},
        {QStringLiteral("network"), networkObject},
        {QStringLiteral("loss"), lossName()},
        {QStringLiteral("optimizer"), optimizerObject(definition, learningRate)},
        {QStringLiteral("batch_size"), batchSize},
        {QStringLiteral("epochs"), epochs},
        {QStringLiteral("precision"), toString(precision)},
        {QStringLiteral("shuffle"), QStringLiteral("both splits, each epoch")},
        {QStringLiteral("last_batch"), QStringLiteral("kept")},
        {QStringLiteral("pipeline"), toString(pipeline)}};
    if (const auto start = initialisation()) {
        object.insert(QStringLiteral("initialisation"), *start);
    }
    return object;
}

QString WorkloadSpec::fingerprint() const
{
    const QByteArray json = QJsonDocument(fingerprintObject()).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex());
}

Result<void> WorkloadSpec::validate() const
{
    const auto refuse = [](const QString& option, double highest, double lowest, double given) {
        return Error{ErrorCode::Usage,
                     QObject::tr("%1 must be between %2 and %3; %4 was given.")
                         .arg(option, format::number(lowest), format::number(highest), format::number(given)),
                     {}};
    };
    if (batchSize < 1 || batchSize > kMaxBatchSize) {
        return refuse(QObject::tr("The batch size"), kMaxBatchSize, 1, batchSize);
    }
    if (epochs < 1 || epochs > kMaxEpochs) {
        return refuse(QObject::tr("The number of epochs"), kMaxEpochs, 1, epochs);
    }
    if (!(learningRate >= 0 && learningRate <= kMaxLearningRate)) {
        return refuse(QObject::tr("The learning rate"), kMaxLearningRate, 0, learningRate);
    }
    if (const auto known = NetworkRegistry::instance().named(network); !known) {
        return known.error();
    }
    return {};
}

WorkloadSpec workloadOf(Preset preset)
{
    WorkloadSpec spec;
    if (preset == Preset::Quick) {
        spec.epochs = 3;
    }
    return spec;
}

Preset effectivePreset(Preset asked, const WorkloadSpec& spec)
{
    return settingDifferences(spec, workloadOf(asked)).isEmpty() ? asked : Preset::Custom;
}

QString describeChoice(Preset preset, const WorkloadSpec& spec)
{
    QStringList parts;
    const QList<WorkloadDifference> changed = settingDifferences(spec, workloadOf(preset));
    QStringList changes;
    for (const WorkloadDifference& change : changed) {
        changes += QObject::tr("%1 %2 instead of %3").arg(change.field, change.left, change.right);
    }
    if (!changes.isEmpty()) {
        parts += titledByNetwork(spec, QObject::tr("Custom: %1").arg(changes.join(QStringLiteral(", "))));
    } else {
        parts += titledByNetwork(spec, presetTitle(preset));
    }
    if (spec.pipeline == Pipeline::Plain) {
        parts += QObject::tr("plain pipeline");
    }
    if (!changes.isEmpty()) {
        parts += QObject::tr("ranked apart");
    } else {
        parts += preset == Preset::Quick ? QObject::tr("ranked, indicative") : QObject::tr("ranked");
    }
    return parts.join(QStringLiteral(" · "));
}

QList<WorkloadDifference> differences(const WorkloadSpec& left, const WorkloadSpec& right)
{
    QList<WorkloadDifference> found = settingDifferences(left, right);
    if (left.network != right.network) {
        found.prepend({QObject::tr("network"), left.networkTitle(), right.networkTitle()});
    }
    if (left.pipeline != right.pipeline) {
        found.append({QObject::tr("pipeline"), pipelineTitle(left.pipeline), pipelineTitle(right.pipeline)});
    }
    if (left.classes != right.classes) {
        found.append({QObject::tr("classes"), left.classes.join(QStringLiteral(", ")),
                      right.classes.join(QStringLiteral(", "))});
    }
    if (left.trainPictures != right.trainPictures || left.testPictures != right.testPictures) {
        found.append({QObject::tr("pictures"), pictureCounts(left), pictureCounts(right)});
    }
    if (left.manifestHash != right.manifestHash) {
        found.append({QObject::tr("dataset"), format::fingerprint(left.manifestHash),
                      format::fingerprint(right.manifestHash)});
    }
    return found;
}

}  // namespace epochmark
