// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/hlotext.h"

#include <QByteArray>

#include <algorithm>
#include <cassert>

namespace epochmark {

namespace {

std::string numbers(const HloDims& values)
{
    std::string text;
    for (size_t i = 0; i < values.size(); ++i) {
        text += i > 0 ? ", " : "";
        text += std::to_string(values[i]);
    }
    return text;
}

std::string typesOf(const std::vector<HloValue>& values)
{
    std::string text;
    for (size_t i = 0; i < values.size(); ++i) {
        text += i > 0 ? ", " : "";
        text += values[i].type.text();
    }
    return text;
}

std::string namesOf(const std::vector<HloValue>& values)
{
    std::string text;
    for (size_t i = 0; i < values.size(); ++i) {
        text += i > 0 ? ", " : "";
        text += values[i].name;
    }
    return text;
}

std::string pair(int64_t first, int64_t second)
{
    return std::string("[").append(numbers({first, second})).append("]");
}

std::string pair(const HloPair& values)
{
    return pair(values[0], values[1]);
}

/// Rows and columns of N x H x W x C.
std::string overPlaces(const HloPair& values)
{
    return "array<i64: 1, " + numbers({values[0], values[1]}) + ", 1>";
}

std::string windowText(const HloWindow& window)
{
    return "<{padding = dense<[[0, 0], " + pair(window.low[0], window.high[0]) + ", "
           + pair(window.low[1], window.high[1])
           + ", [0, 0]]> : tensor<4x2xi64>, window_dimensions = " + overPlaces(window.size)
           + ", window_strides = " + overPlaces(window.stride) + "}>";
}

/// A decimal comma, which the C library writes in German, would be another number to the plug-in.
std::string floatText(double value)
{
    return QByteArray::number(value, 'e', 9).toStdString();
}

}  // namespace

HloWindow HloWindow::square(int64_t size, int64_t stride, int64_t padding)
{
    return {{size, size}, {stride, stride}, {padding, padding}, {padding, padding}, {1, 1}};
}

std::string HloType::text() const
{
    std::string text = "tensor<";
    for (const int64_t size : dims) {
        text += std::to_string(size) + "x";
    }
    return text + element + ">";
}

int64_t HloType::count() const
{
    int64_t product = 1;
    for (const int64_t size : dims) {
        product *= size;
    }
    return product;
}

int64_t HloType::byteCount() const
{
    return count() * (element == "f32" || element == "i32" ? 4 : 1);  // what is handed over
}

HloValue HloText::argument(const HloType& type, int result)
{
    const std::string name = std::string("%arg").append(std::to_string(m_arguments.size()));
    m_argumentText += (m_arguments.empty() ? "" : ", ") + name + ": " + type.text();
    if (result >= 0) {
        m_argumentText += " {tf.aliasing_output = " + std::to_string(result) + " : i32}";
    }
    m_arguments.push_back(type);
    return {name, type};
}

std::string HloText::finish(const std::vector<HloValue>& results) const
{
    return "module @epochmark attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {\n"
           "  func.func public @main("
           + m_argumentText + ") -> (" + typesOf(results) + ") {\n" + m_body + "    return "
           + namesOf(results) + " : " + typesOf(results) + "\n  }\n}\n";
}

HloValue HloText::emit(const HloType& type, const std::string& right)
{
    const HloValue value{fresh(), type};
    m_body += "    " + value.name + " = " + right + "\n";
    return value;
}

HloValue HloText::constant(double value, const HloType& type)
{
    const std::string number = type.element == "f32" ? floatText(value)
                                                     : std::to_string(static_cast<int64_t>(value));
    return emit(type, "stablehlo.constant dense<" + number + "> : " + type.text());
}

HloValue HloText::constants(const std::vector<double>& values)
{
    std::string list;
    for (size_t i = 0; i < values.size(); ++i) {
        list += (i > 0 ? ", " : "") + floatText(values[i]);
    }
    const HloType type{"f32", {static_cast<int64_t>(values.size())}};
    return emit(type, "stablehlo.constant dense<[" + list + "]> : " + type.text());
}

HloValue HloText::whole(uint64_t value)
{
    return emit({"ui64", {}}, "stablehlo.constant dense<" + std::to_string(value) + "> : tensor<ui64>");
}

HloValue HloText::lowestFloat()
{
    return emit({"f32", {}}, "stablehlo.constant dense<0xFF800000> : tensor<f32>");
}

HloValue HloText::binary(const char* operation, const HloValue& a, const HloValue& b)
{
    assert(a.type == b.type);
    return emit(a.type,
                std::string("stablehlo.") + operation + " " + a.name + ", " + b.name + " : " + a.type.text());
}

HloValue HloText::unary(const char* operation, const HloValue& a)
{
    return emit(a.type, std::string("stablehlo.") + operation + " " + a.name + " : " + a.type.text());
}

HloValue HloText::convert(const HloValue& a, const std::string& element)
{
    const HloType type{element, a.type.dims};
    return emit(type, "stablehlo.convert " + a.name + " : (" + a.type.text() + ") -> " + type.text());
}

HloValue HloText::compare(const char* direction, const HloValue& a, const HloValue& b)
{
    assert(a.type == b.type);
    const HloType type{"i1", a.type.dims};
    const char* const order = a.type.element == "f32" ? "FLOAT" : "SIGNED";
    return emit(type, std::string("stablehlo.compare ") + direction + ", " + a.name + ", " + b.name + ", "
                          + order + " : (" + a.type.text() + ", " + b.type.text() + ") -> " + type.text());
}

HloValue HloText::select(const HloValue& condition, const HloValue& yes, const HloValue& no)
{
    assert(yes.type == no.type);
    return emit(yes.type, "stablehlo.select " + condition.name + ", " + yes.name + ", " + no.name + " : "
                              + condition.type.text() + ", " + yes.type.text());
}

HloValue HloText::broadcast(const HloValue& a, const HloDims& dims, const HloDims& result)
{
    const HloType type{a.type.element, result};
    return emit(type, "stablehlo.broadcast_in_dim " + a.name + ", dims = [" + numbers(dims) + "] : ("
                          + a.type.text() + ") -> " + type.text());
}

HloValue HloText::reshape(const HloValue& a, const HloDims& result)
{
    const HloType type{a.type.element, result};
    assert(type.count() == a.type.count());
    return emit(type, "stablehlo.reshape " + a.name + " : (" + a.type.text() + ") -> " + type.text());
}

HloValue HloText::transpose(const HloValue& a, const HloDims& order)
{
    HloType type{a.type.element, {}};
    for (const int64_t dim : order) {
        type.dims.push_back(a.type.dims[static_cast<size_t>(dim)]);
    }
    return emit(type, "stablehlo.transpose " + a.name + ", dims = [" + numbers(order) + "] : ("
                          + a.type.text() + ") -> " + type.text());
}

HloValue HloText::reverse(const HloValue& a, const HloDims& dims)
{
    return emit(a.type,
                "stablehlo.reverse " + a.name + ", dims = [" + numbers(dims) + "] : " + a.type.text());
}

HloValue HloText::iota(const HloType& type, int dim)
{
    return emit(type, "stablehlo.iota dim = " + std::to_string(dim) + " : " + type.text());
}

HloValue HloText::reduce(const char* operation, const HloValue& a, const HloValue& start, const HloDims& dims)
{
    HloType type{a.type.element, {}};
    for (int64_t dim = 0; dim < static_cast<int64_t>(a.type.dims.size()); ++dim) {
        if (std::find(dims.begin(), dims.end(), dim) == dims.end()) {
            type.dims.push_back(a.type.dims[static_cast<size_t>(dim)]);
        }
    }
    return emit(type, "stablehlo.reduce(" + a.name + " init: " + start.name + ") applies stablehlo."
                          + operation + " across dimensions = [" + numbers(dims) + "] : (" + a.type.text()
                          + ", " + start.type.text() + ") -> " + type.text());
}

HloValue HloText::slice(const HloValue& a, const HloDims& start, const HloDims& limit)
{
    HloType type{a.type.element, {}};
    std::string ranges;
    for (size_t dim = 0; dim < start.size(); ++dim) {
        type.dims.push_back(limit[dim] - start[dim]);
        ranges += (dim > 0 ? ", " : "") + std::to_string(start[dim]) + ":" + std::to_string(limit[dim]);
    }
    return emit(type, "stablehlo.slice " + a.name + " [" + ranges + "] : (" + a.type.text() + ") -> "
                          + type.text());
}

HloValue HloText::concatenate(const std::vector<HloValue>& values, int64_t dim)
{
    HloType type = values.front().type;
    const auto along = static_cast<size_t>(dim);
    for (size_t i = 1; i < values.size(); ++i) {
        type.dims[along] += values[i].type.dims[along];
    }
    return emit(type, "stablehlo.concatenate " + namesOf(values) + ", dim = " + std::to_string(dim) + " : ("
                          + typesOf(values) + ") -> " + type.text());
}

HloValue HloText::pad(const HloValue& a, const HloPadding& padding)
{
    const HloValue zero = constant(0, {"f32", {}});
    HloType type{"f32", {}};
    for (size_t dim = 0; dim < a.type.dims.size(); ++dim) {
        const int64_t places = a.type.dims[dim];
        const int64_t inside = std::max<int64_t>(places - 1, 0) * padding.interior[dim];
        type.dims.push_back(padding.low[dim] + places + inside + padding.high[dim]);
    }
    return emit(type, "stablehlo.pad " + a.name + ", " + zero.name + ", low = [" + numbers(padding.low)
                          + "], high = [" + numbers(padding.high) + "], interior = ["
                          + numbers(padding.interior) + "] : (" + a.type.text() + ", tensor<f32>) -> "
                          + type.text());
}

HloValue HloText::sum(const HloValue& a, const HloDims& dims)
{
    return reduce("add", a, constant(0, {a.type.element, {}}), dims);
}

HloValue HloText::greatest(const HloValue& a, const HloDims& dims)
{
    return reduce("maximum", a, lowestFloat(), dims);
}

HloValue HloText::least(const HloValue& a, const HloDims& dims)
{
    return reduce("minimum", a, constant(2147483647, {"i32", {}}), dims);
}

HloValue HloText::dot(const HloValue& a, const HloValue& b, int contractA, int contractB)
{
    const HloType type{
        "f32",
        {a.type.dims[static_cast<size_t>(1 - contractA)], b.type.dims[static_cast<size_t>(1 - contractB)]}};
    return emit(type, "stablehlo.dot_general " + a.name + ", " + b.name + ", contracting_dims = ["
                          + std::to_string(contractA) + "] x [" + std::to_string(contractB)
                          + "], precision = [" + precision() + ", " + precision() + "] : (" + a.type.text()
                          + ", " + b.type.text() + ") -> " + type.text());
}

HloValue HloText::convolution(const HloValue& a, const HloValue& b, const HloConvolution& convolution)
{
    const HloType type{"f32", convolution.result};
    const std::string padding = pair(convolution.low[0], convolution.high[0]) + ", "
                                + pair(convolution.low[1], convolution.high[1]);
    const std::string config = "#stablehlo<precision " + precision() + ">";
    return emit(type, "stablehlo.convolution(" + a.name + ", " + b.name + ") dim_numbers = "
                          + convolution.form + ", window = {stride = " + pair(convolution.stride) + ", pad = ["
                          + padding + "], lhs_dilate = " + pair(convolution.lhsDilation)
                          + ", rhs_dilate = " + pair(convolution.rhsDilation)
                          + ", reverse = [false, false]} {batch_group_count = "
                          + std::to_string(convolution.batchGroups)
                          + " : i64, feature_group_count = " + std::to_string(convolution.groups)
                          + " : i64, precision_config = [" + config + ", " + config + "]} : ("
                          + a.type.text() + ", " + b.type.text() + ") -> " + type.text());
}

std::string HloText::region(const std::string& operation, const std::string& result)
{
    const std::string x = fresh();
    const std::string y = fresh();
    const std::string z = fresh();
    const std::string types = result == "i1" ? ", FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>"
                                             : " : tensor<f32>";
    return "{\n    ^bb0(" + x + ": tensor<f32>, " + y + ": tensor<f32>):\n      " + z + " = stablehlo."
           + operation + " " + x + ", " + y + types + "\n      stablehlo.return " + z + " : tensor<" + result
           + ">\n    }";
}

HloValue HloText::reduceWindow(const char* operation, const HloValue& a, const HloValue& start,
                               const HloWindow& window)
{
    const HloType type{"f32", window.results(a.type.dims, a.type.dims[3])};
    return emit(type, "\"stablehlo.reduce_window\"(" + a.name + ", " + start.name + ") " + windowText(window)
                          + " (" + region(operation, "f32") + ") : (" + a.type.text() + ", tensor<f32>) -> "
                          + type.text());
}

HloValue HloText::maxPool(const HloValue& a, const HloWindow& window)
{
    return reduceWindow("maximum", a, lowestFloat(), window);
}

HloValue HloText::sumWindows(const HloValue& a, const HloWindow& window)
{
    return reduceWindow("add", a, constant(0, {"f32", {}}), window);
}

HloValue HloText::maxPoolGradient(const HloValue& a, const HloValue& gradient, const HloWindow& window)
{
    const HloValue zero = constant(0, {"f32", {}});
    // GE keeps the first of equal values, as LibTorch and cuDNN do.
    const std::string selects = region("compare GE,", "i1");
    const std::string scatters = region("add", "f32");
    return emit(a.type, "\"stablehlo.select_and_scatter\"(" + a.name + ", " + gradient.name + ", " + zero.name
                            + ") " + windowText(window) + " (" + selects + ", " + scatters + ") : ("
                            + a.type.text() + ", " + gradient.type.text() + ", tensor<f32>) -> "
                            + a.type.text());
}

HloValue HloText::gatherRows(const HloValue& table, const HloValue& rows)
{
    const HloType type{table.type.element, {rows.type.dims[0], table.type.dims[1]}};
    const HloValue indices = reshape(rows, {rows.type.dims[0], 1});
    return emit(type, "\"stablehlo.gather\"(" + table.name + ", " + indices.name
                          + ") <{dimension_numbers = #stablehlo.gather<offset_dims = [1], "
                            "collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, "
                            "indices_are_sorted = false, slice_sizes = array<i64: 1, "
                          + std::to_string(table.type.dims[1]) + ">}> : (" + table.type.text() + ", "
                          + indices.type.text() + ") -> " + type.text());
}

HloValue HloText::dynamicSlice(const HloValue& a, const HloValue& start, int64_t size)
{
    const HloType type{a.type.element, {size}};
    return emit(type, "stablehlo.dynamic_slice " + a.name + ", " + start.name + ", sizes = ["
                          + std::to_string(size) + "] : (" + a.type.text() + ", " + start.type.text()
                          + ") -> " + type.text());
}

HloValue HloText::dynamicUpdate(const HloValue& a, const HloValue& piece, const HloValue& start)
{
    return emit(a.type, "stablehlo.dynamic_update_slice " + a.name + ", " + piece.name + ", " + start.name
                            + " : (" + a.type.text() + ", " + piece.type.text() + ", " + start.type.text()
                            + ") -> " + a.type.text());
}

HloValue HloText::randomBits(const HloValue& key, const HloDims& dims)
{
    const HloType type{"ui32", dims};
    const HloValue first = reshape(key, {1});
    const HloValue state = concatenate({first, reshape(whole(0), {1})}, 0);
    const std::string name = fresh();
    m_body += "    " + name + ":2 = \"stablehlo.rng_bit_generator\"(" + state.name
              + ") {rng_algorithm = #stablehlo<rng_algorithm THREE_FRY>} : (" + state.type.text() + ") -> ("
              + state.type.text() + ", " + type.text() + ")\n";
    return {name + "#1", type};
}

}  // namespace epochmark
