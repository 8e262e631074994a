// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

enum class Preset { Classic, Quick, Custom };
enum class Pipeline { Tuned, Plain };
/// Fp32: every product exact to fp32. Tf32 and Bf16Products: matrices and convolutions multiply with fewer
/// digits (10 bits of an NVIDIA card, 7 of a TPU) and add up in fp32; weights and everything else are fp32.
/// Bf16 and Fp16: automatic mixed precision, another thing again: convolutions and matrices take and give
/// such numbers, weights and their update are fp32; fp16 with a loss scale.
enum class Precision { Fp32, Tf32, Bf16, Bf16Products, Fp16 };

QString toString(Preset preset);        ///< "classic", "quick", "custom"
QString toString(Pipeline pipeline);    ///< "tuned", "plain"
QString toString(Precision precision);  ///< "fp32", "tf32", "bf16", "bf16-products", "fp16"
Result<Preset> presetFromString(const QString& text);
Result<Pipeline> pipelineFromString(const QString& text);
Result<Precision> precisionFromString(const QString& text);

class NetworkDefinition;

/// What a record tells of its network beside the definition. Plain value.
struct StatedNetwork {
    std::optional<qint64> parameters;  ///< of one that this build has no definition of, a newer program's
    std::optional<QString> initialisation;  ///< likewise; shown and exported as it is, never trained
    QString title;                          ///< of a model file's: that record's own name of the file

    bool operator==(const StatedNetwork&) const = default;
};

/// Everything that changes the work of one training, and nothing that doesn't (the seed, the device and the
/// threads are not part of it). Plain value. Defaults are the Classic workload to the letter: the original
/// script's constants. The dataset part is filled in once the pictures are decoded (withDataset()).
struct WorkloadSpec {
    // Dataset, known after decoding
    QString manifestHash;   ///< SHA-256 of the manifest of the pictures used, 64 hex digits
    QStringList classes;    ///< sorted by UTF-8 bytes; position = class index
    int trainPictures = 0;  ///< pictures used for training
    int testPictures = 0;   ///< pictures used for validation

    // What the user may change
    /// A NetworkDefinition's id; of a network that this build doesn't know: its name in the record.
    QString network = QStringLiteral("classic");
    StatedNetwork statedNetwork;  ///< of a record
    Pipeline pipeline = Pipeline::Tuned;
    Precision precision = Precision::Fp32;
    int batchSize = 20;           ///< 1 - 4,096
    int epochs = 15;              ///< 1 - 10,000
    double learningRate = 0.001;  ///< 0 - 10; 0 is allowed (and never ranks: the network can't learn)

    // How far that may go
    static constexpr int kMaxBatchSize = 4096;
    static constexpr int kMaxEpochs = 10000;
    static constexpr double kMaxLearningRate = 10;

    // Constants of the workload (they enter the fingerprint)
    static constexpr int kImageSize = 150;    ///< pixels, both sides, RGB
    static constexpr double kRho = 0.9;       ///< decay of RMSprop's mean square
    static constexpr double kEpsilon = 1e-7;  ///< outside the square root (Keras' legacy RMSprop)

    int classCount() const { return static_cast<int>(classes.size()); }
    /// Two classes: one logit and binary cross entropy; else a logit per class and cross entropy.
    int outputUnits() const { return classCount() <= 2 ? 1 : classCount(); }
    /// Null: this build doesn't know the network.
    const NetworkDefinition* networkDefinition() const;
    bool isKnownNetwork() const { return networkDefinition() != nullptr; }
    /// What people call it: "Classic", "ResNet-18"; of an unknown network its name in the record.
    /// Of a record of a model file's network: the file's name there.
    QString networkTitle() const;
    /// In the fingerprint: "classic-cnn", or "classic-cnn-softmax" for more than two classes; "resnet18".
    QString networkName() const;
    /// Trainable parameters: 9,494,561 of Classic for two classes; absent where a record of an unknown
    /// network doesn't tell.
    std::optional<qint64> parameterCount() const;
    /// How weights start: "glorot uniform, biases 0"; absent like parameterCount().
    std::optional<QString> initialisation() const;
    /// Sets the network from a record's words: a known one by its name in the fingerprint, else what is
    /// stated.
    void setRecordedNetwork(const QString& name, const StatedNetwork& stated);
    /// Sets a model file's network, which the registry knows by that id, under a record's title of it.
    void setRecordedFile(const QString& id, const QString& title);
    /// "binary cross entropy" or "cross entropy".
    QString lossName() const;

    /// Steps an epoch: ceil(trainPictures / batchSize); the last short batch is kept.
    int stepsPerEpoch() const;

    /// Byte form of the fingerprint: compact JSON with sorted keys, see product.
    QJsonObject fingerprintObject() const;
    /// SHA-256 over the compact JSON of fingerprintObject(), 64 lower-case hex digits.
    QString fingerprint() const;

    /// Error::Usage with a sentence naming the option and its range, or the networks there are.
    Result<void> validate() const;

    bool operator==(const WorkloadSpec&) const = default;
};

/// The workload of a preset: Classic 15 epochs, Quick 3, Custom = Classic's values to start from.
WorkloadSpec workloadOf(Preset preset);

/// Which preset these settings are: the given one if batch, epochs, learning rate and precision are its own,
/// else Custom. Network and pipeline stand beside the preset: each has its own fingerprint, so its own class.
Preset effectivePreset(Preset asked, const WorkloadSpec& spec);

/// "Classic · ranked", "ResNet-18 · Quick · ranked, indicative" or "Custom: batch 64 instead of 20 · own
/// class".
QString describeChoice(Preset preset, const WorkloadSpec& spec);

/// What differs, field by field, as "batch 64 / 20"; empty = same fingerprint.
struct WorkloadDifference {
    QString field;  ///< the user's word: "network", "batch", "epochs", "pictures", "pipeline", ...
    QString left;
    QString right;
};
QList<WorkloadDifference> differences(const WorkloadSpec& left, const WorkloadSpec& right);

}  // namespace epochmark
