// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/layerreading.h"

#include "base/printable.h"

#include <QJsonArray>
#include <QObject>

#include <algorithm>

namespace epochmark {

namespace {

constexpr qint64 kMaxWindow = 1024;
constexpr qint64 kMaxUnits = 10'000'000;
constexpr double kLarge = 1e30;

Initialiser ones()
{
    return {Initialiser::Kind::Constant, 1, 0, {}, {}, {}};
}

Initialiser glorotUniform()
{
    return {Initialiser::Kind::Scaled,          1, 0, Initialiser::Fan::Average,
            Initialiser::Distribution::Uniform, {}};
}

void addTensor(LayerConfig& config, GraphLayer& layer, const char* name, const char* key,
               const Initialiser& absent, bool isTrained = true)
{
    GraphTensor tensor;
    tensor.name = QLatin1String(name);
    tensor.start = config.initialiserOr(key, absent);
    tensor.isTrained = isTrained && layer.isTrainable;
    if (tensor.start.kind == Initialiser::Kind::Other) {
        layer.obstacles.append(
            QObject::tr("the layer \"%1\" (%2) starts its %3 by %4, which isn't drawn here")
                .arg(layer.name, layer.type, tensor.name, tensor.start.name));
    }
    layer.tensors.append(tensor);
}

void addBias(LayerConfig& config, GraphLayer& layer)
{
    layer.hasBias = config.flagOr("use_bias", true);
    if (layer.hasBias) {
        addTensor(config, layer, "bias", "bias_initializer", {});
    }
}

void checkDataFormat(LayerConfig& config)
{
    const QString format = config.textOr("data_format", QStringLiteral("channels_last"));
    if (format != QLatin1String("channels_last")) {
        config.refuse(QObject::tr("its data_format isn't channels_last, which is the one that is taken"));
    }
}

void readPadding(LayerConfig& config, GraphLayer& layer)
{
    const QString padding = config.textOr("padding", QStringLiteral("valid")).toLower();
    layer.isSame = padding == QLatin1String("same");
    if (!layer.isSame && padding != QLatin1String("valid")) {
        config.refuse(QObject::tr("its padding is neither \"valid\" nor \"same\""));
    }
}

/// Rows and columns of whatever slides over a picture.
void readWindow(LayerConfig& config, GraphLayer& layer, const char* key)
{
    checkDataFormat(config);
    readPadding(config, layer);
    if (!config.has(key)) {
        config.refuse(QObject::tr("its %1 is missing").arg(QLatin1String(key)));
    }
    layer.kernel = config.pairOr(key, {1, 1}, 1, kMaxWindow);
}

void readSliding(LayerConfig& config, GraphLayer& layer)
{
    readWindow(config, layer, "kernel_size");
    layer.strides = config.pairOr("strides", {1, 1}, 1, kMaxWindow);
    layer.dilation = config.pairOr("dilation_rate", {1, 1}, 1, kMaxWindow);
    layer.activation = config.activationOr("activation", {});
    if (config.has("lora_rank") || config.has("quantization_config")) {
        config.refuse(QObject::tr("it is quantised or adapted by LoRA; save the model without that"));
    }
}

void readConv2D(LayerConfig& config, GraphLayer& layer)
{
    readSliding(config, layer);
    layer.units = config.integer("filters", 1, kMaxUnits);
    layer.groups = config.integerOr("groups", 1, 1, kMaxUnits);
    if (layer.units % layer.groups != 0) {
        config.refuse(QObject::tr("its filters can't be dealt out to its groups"));
    }
    addTensor(config, layer, "kernel", "kernel_initializer", glorotUniform());
    addBias(config, layer);
}

void readDepthwise(LayerConfig& config, GraphLayer& layer)
{
    readSliding(config, layer);
    layer.multiplier = config.integerOr("depth_multiplier", 1, 1, kMaxUnits);
    addTensor(config, layer, "kernel", "depthwise_initializer", glorotUniform());
    addBias(config, layer);
}

void readSeparable(LayerConfig& config, GraphLayer& layer)
{
    readSliding(config, layer);
    layer.units = config.integer("filters", 1, kMaxUnits);
    layer.multiplier = config.integerOr("depth_multiplier", 1, 1, kMaxUnits);
    addTensor(config, layer, "depthwise_kernel", "depthwise_initializer", glorotUniform());
    addTensor(config, layer, "pointwise_kernel", "pointwise_initializer", glorotUniform());
    addBias(config, layer);
}

void readDense(LayerConfig& config, GraphLayer& layer)
{
    layer.units = config.integer("units", 1, kMaxUnits);
    layer.activation = config.activationOr("activation", {});
    if (config.has("lora_rank") || config.has("quantization_config")) {
        config.refuse(QObject::tr("it is quantised or adapted by LoRA; save the model without that"));
    }
    addTensor(config, layer, "kernel", "kernel_initializer", glorotUniform());
    addBias(config, layer);
}

void readGammaAndBeta(LayerConfig& config, GraphLayer& layer, double epsilon)
{
    layer.epsilon = config.numberOr("epsilon", epsilon, 0, 1);
    layer.isScaled = config.flagOr("scale", true);
    layer.isCentred = config.flagOr("center", true);
    if (layer.isScaled) {
        addTensor(config, layer, "gamma", "gamma_initializer", ones());
    }
    if (layer.isCentred) {
        addTensor(config, layer, "beta", "beta_initializer", {});
    }
}

void readBatchNormalization(LayerConfig& config, GraphLayer& layer)
{
    layer.dims = config.has("axis") ? config.integers("axis", -4, 3, 0) : QList<qint64>{-1};
    layer.momentum = config.numberOr("momentum", 0.99, 0, 1);
    if (config.flagOr("renorm", false)) {
        config.refuse(QObject::tr("it renormalises (renorm), which isn't taken"));
    }
    readGammaAndBeta(config, layer, 1e-3);
    addTensor(config, layer, "moving_mean", "moving_mean_initializer", {}, false);
    addTensor(config, layer, "moving_variance", "moving_variance_initializer", ones(), false);
}

void readLayerNormalization(LayerConfig& config, GraphLayer& layer)
{
    layer.dims = config.has("axis") ? config.integers("axis", -4, 3, 0) : QList<qint64>{-1};
    if (config.flagOr("rms_scaling", false)) {
        config.refuse(QObject::tr("it scales by rms_scaling, which isn't taken"));
    }
    readGammaAndBeta(config, layer, 1e-3);
}

void readRescaling(LayerConfig& config, GraphLayer& layer)
{
    layer.scale = config.numbers("scale", 4096);
    layer.offset = config.has("offset") ? config.numbers("offset", 4096) : QList<double>{0};
}

void readNormalization(LayerConfig& config, GraphLayer& layer)
{
    layer.dims = config.has("axis") ? config.integers("axis", -4, 3, 0) : QList<qint64>{};
    layer.isInverted = config.flagOr("invert", false);
    if (config.has("mean") || config.has("variance")) {
        layer.offset = config.numbers("mean", 4096);
        layer.scale = config.numbers("variance", 4096);
        if (std::any_of(layer.scale.cbegin(), layer.scale.cend(), [](double value) { return value < 0; })) {
            config.refuse(QObject::tr("its variance is below 0"));
        }
        return;
    }
    // What adapt() found is among the weights, which aren't read.
    layer.remarks.append(
        QObject::tr("The layer \"%1\" (%2) has its mean and variance among the file's weights, which aren't "
                    "read: it changes nothing here. Give it mean and variance, and save the model again.")
            .arg(printable(layer.name, 80), printable(layer.type, 60)));
    addTensor(config, layer, "mean", "", {}, false);
    addTensor(config, layer, "variance", "", ones(), false);
    addTensor(config, layer, "count", "", {}, false);
}

void readPooling(LayerConfig& config, GraphLayer& layer)
{
    readWindow(config, layer, "pool_size");
    layer.strides = config.pairOr("strides", layer.kernel, 1, kMaxWindow);
}

void readGlobalPooling(LayerConfig& config, GraphLayer& layer)
{
    checkDataFormat(config);
    layer.keepsDims = config.flagOr("keepdims", false);
}

/// A number, two, or two pairs.
void readEdges(LayerConfig& config, GraphLayer& layer, const char* key)
{
    checkDataFormat(config);
    constexpr qint64 kMost = 4096;
    const QJsonValue value = config.value(key);
    const QJsonArray pairs = value.toArray();
    if (pairs.size() == 2 && pairs.at(0).isArray()) {
        LayerConfig rows(config.name(), config.type(), {{QStringLiteral("padding"), pairs.at(0)}});
        LayerConfig columns(config.name(), config.type(), {{QStringLiteral("padding"), pairs.at(1)}});
        const GraphLayer::Pair vertical = rows.pairOr("padding", {0, 0}, 0, kMost);
        const GraphLayer::Pair horizontal = columns.pairOr("padding", {0, 0}, 0, kMost);
        layer.edges = {vertical[0], vertical[1], horizontal[0], horizontal[1]};
        if (rows.problem() || columns.problem()) {
            config.refuse(
                QObject::tr("its setting \"%1\" is missing or can't be right").arg(QLatin1String(key)));
        }
        return;
    }
    const GraphLayer::Pair both = config.pairOr(key, {1, 1}, 0, kMost);
    layer.edges = {both[0], both[0], both[1], both[1]};
}

void readZeroPadding(LayerConfig& config, GraphLayer& layer)
{
    readEdges(config, layer, "padding");
}

void readCropping(LayerConfig& config, GraphLayer& layer)
{
    readEdges(config, layer, "cropping");
}

void readUpSampling(LayerConfig& config, GraphLayer& layer)
{
    checkDataFormat(config);
    layer.kernel = config.pairOr("size", {2, 2}, 1, 64);
    const QString way = config.textOr("interpolation", QStringLiteral("nearest"));
    layer.isBilinear = way == QLatin1String("bilinear");
    if (!layer.isBilinear && way != QLatin1String("nearest")) {
        config.refuse(QObject::tr("its interpolation is neither nearest nor bilinear"));
    }
}

void readFlatten(LayerConfig& config, GraphLayer&)
{
    checkDataFormat(config);
}

void readReshape(LayerConfig& config, GraphLayer& layer)
{
    layer.dims = config.integers("target_shape", -1, 1'000'000'000, -1);
}

void readPermute(LayerConfig& config, GraphLayer& layer)
{
    layer.dims = config.integers("dims", 1, 3, 0);
}

void readDropout(LayerConfig& config, GraphLayer& layer)
{
    layer.rate = config.numberOr("rate", 0, 0, 1);
    if (config.has("noise_shape")) {
        layer.dims = config.integers("noise_shape", 1, 1'000'000, 0);
    }
}

void readSpatialDropout(LayerConfig& config, GraphLayer& layer)
{
    checkDataFormat(config);
    layer.rate = config.numberOr("rate", 0, 0, 1);
}

void readActivation(LayerConfig& config, GraphLayer& layer)
{
    layer.activation = config.activationOr("activation", {});
}

void readRelu(LayerConfig& config, GraphLayer& layer)
{
    layer.activation.kind = ActivationKind::Relu;
    layer.activation.slope = config.numberOr("negative_slope", 0, 0, kLarge);
    layer.activation.threshold = config.numberOr("threshold", 0, 0, kLarge);
    if (config.has("max_value")) {
        layer.activation.ceiling = config.numberOr("max_value", 0, 0, kLarge);
    }
}

void readLeakyRelu(LayerConfig& config, GraphLayer& layer)
{
    layer.activation.kind = ActivationKind::Relu;
    layer.activation.slope = config.has("negative_slope") ? config.numberOr("negative_slope", 0.3, 0, kLarge)
                                                          : config.numberOr("alpha", 0.3, 0, kLarge);
}

void readElu(LayerConfig& config, GraphLayer& layer)
{
    layer.activation.kind = ActivationKind::Elu;
    layer.activation.alpha = config.numberOr("alpha", 1, -kLarge, kLarge);
}

void readSoftmax(LayerConfig& config, GraphLayer& layer)
{
    const QList<qint64> axes = config.has("axis") ? config.integers("axis", -4, 3, 0) : QList<qint64>{-1};
    layer.activation.kind = ActivationKind::Softmax;
    layer.activation.axis = static_cast<int>(axes.value(0, -1));
    if (axes.size() != 1) {
        config.refuse(QObject::tr("it spans several axes"));
    }
}

void readPRelu(LayerConfig& config, GraphLayer& layer)
{
    if (config.has("shared_axes")) {
        layer.dims = config.integers("shared_axes", 1, 3, 0);
    }
    addTensor(config, layer, "alpha", "alpha_initializer", {});
}

void readConcatenate(LayerConfig& config, GraphLayer& layer)
{
    layer.axis = static_cast<int>(config.integerOr("axis", -1, -4, 3));
}

void readLayerScale(LayerConfig& config, GraphLayer& layer)
{
    layer.units = config.integer("projection_dim", 1, kMaxUnits);
    const double start = config.numberOr("init_values", 1e-6, -kLarge, kLarge);
    addTensor(config, layer, "variable", "", {Initialiser::Kind::Constant, start, 0, {}, {}, {}});
}

void readScaledAdd(LayerConfig& config, GraphLayer& layer)
{
    layer.scale = config.numbers("scale", 1);
}

void readNothing(LayerConfig&, GraphLayer&) {}

struct LayerType {
    const char* name;
    LayerKind kind;
    void (*read)(LayerConfig&, GraphLayer&);
};

constexpr LayerType kTypes[] = {
    {"Activation", LayerKind::Activation, readActivation},
    {"Add", LayerKind::Add, readNothing},
    {"Average", LayerKind::Average, readNothing},
    {"AveragePooling2D", LayerKind::AveragePooling2D, readPooling},
    {"BatchNormalization", LayerKind::BatchNormalization, readBatchNormalization},
    {"Concatenate", LayerKind::Concatenate, readConcatenate},
    {"Conv2D", LayerKind::Conv2D, readConv2D},
    {"Cropping2D", LayerKind::Cropping2D, readCropping},
    {"CustomScaleLayer", LayerKind::ScaledAdd, readScaledAdd},
    {"Dense", LayerKind::Dense, readDense},
    {"DepthwiseConv2D", LayerKind::DepthwiseConv2D, readDepthwise},
    {"Dropout", LayerKind::Dropout, readDropout},
    {"ELU", LayerKind::Activation, readElu},
    {"Flatten", LayerKind::Flatten, readFlatten},
    {"GlobalAveragePooling2D", LayerKind::GlobalAveragePooling2D, readGlobalPooling},
    {"GlobalMaxPooling2D", LayerKind::GlobalMaxPooling2D, readGlobalPooling},
    {"LayerNormalization", LayerKind::LayerNormalization, readLayerNormalization},
    {"LayerScale", LayerKind::LayerScale, readLayerScale},
    {"LeakyReLU", LayerKind::Activation, readLeakyRelu},
    {"MaxPooling2D", LayerKind::MaxPooling2D, readPooling},
    {"Maximum", LayerKind::Maximum, readNothing},
    {"Minimum", LayerKind::Minimum, readNothing},
    {"Multiply", LayerKind::Multiply, readNothing},
    {"Normalization", LayerKind::Normalization, readNormalization},
    {"PReLU", LayerKind::PRelu, readPRelu},
    {"Permute", LayerKind::Permute, readPermute},
    {"ReLU", LayerKind::Activation, readRelu},
    {"Rescaling", LayerKind::Rescaling, readRescaling},
    {"Reshape", LayerKind::Reshape, readReshape},
    {"SeparableConv2D", LayerKind::SeparableConv2D, readSeparable},
    {"Softmax", LayerKind::Activation, readSoftmax},
    {"SpatialDropout2D", LayerKind::SpatialDropout2D, readSpatialDropout},
    {"Subtract", LayerKind::Subtract, readNothing},
    {"UpSampling2D", LayerKind::UpSampling2D, readUpSampling},
    {"ZeroPadding2D", LayerKind::ZeroPadding2D, readZeroPadding},
};

/// What `x op number` is as x * scale + offset; nothing for an operation that isn't of that form.
struct Line {
    double scale = 1;
    double offset = 0;
};
std::optional<Line> lineOf(const QString& type, double number, bool isNumberFirst)
{
    if (type == QLatin1String("Add")) {
        return Line{1, number};
    }
    if (type == QLatin1String("Subtract")) {
        return isNumberFirst ? Line{-1, number} : Line{1, -number};
    }
    if (type == QLatin1String("Multiply")) {
        return Line{number, 0};
    }
    const bool divides = type == QLatin1String("Divide") || type == QLatin1String("TrueDivide");
    return divides && !isNumberFirst && number != 0 ? std::optional(Line{1 / number, 0}) : std::nullopt;
}

void refuseType(LayerConfig& config)
{
    const QString known = knownLayerTypes().join(QStringLiteral(", "));
    config.refuse(
        config.type() == QLatin1String("Lambda")
            ? QObject::tr("it runs code of its own, which is never loaded. Use one of Keras' layers: %1")
                  .arg(known)
            : QObject::tr("it is none of the layers that are taken: %1").arg(known));
}

}  // namespace

GraphLayer readLayer(LayerConfig& config)
{
    GraphLayer layer;
    layer.type = config.type();
    layer.name = config.name();
    layer.isTrainable = config.flagOr("trainable", true);
    for (const LayerType& type : kTypes) {
        if (config.type() == QLatin1String(type.name)) {
            layer.kind = type.kind;
            type.read(config, layer);
            config.noteObstacles(layer.obstacles);
            return layer;
        }
    }
    refuseType(config);
    return layer;
}

GraphLayer readOperation(LayerConfig& config, std::optional<double> number, bool isNumberFirst)
{
    GraphLayer layer;
    layer.type = config.type();
    layer.name = config.name();
    layer.isOperation = true;
    if (number) {
        const auto line = lineOf(config.type(), *number, isNumberFirst);
        layer.kind = LayerKind::Rescaling;
        layer.scale = {line ? line->scale : 1};
        layer.offset = {line ? line->offset : 0};
        if (!line) {
            refuseType(config);
        }
        return layer;
    }
    constexpr std::pair<const char*, LayerKind> kOperations[] = {{"Add", LayerKind::Add},
                                                                 {"Subtract", LayerKind::Subtract},
                                                                 {"Multiply", LayerKind::Multiply},
                                                                 {"Maximum", LayerKind::Maximum},
                                                                 {"Minimum", LayerKind::Minimum}};
    for (const auto& [name, kind] : kOperations) {
        if (config.type() == QLatin1String(name)) {
            layer.kind = kind;
            return layer;
        }
    }
    refuseType(config);
    return layer;
}

QStringList knownLayerTypes()
{
    QStringList names{QStringLiteral("InputLayer")};
    for (const LayerType& type : kTypes) {
        names.append(QLatin1String(type.name));
    }
    names.sort(Qt::CaseInsensitive);
    return names;
}

}  // namespace epochmark
