// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace epochmark {

using HloDims = std::vector<int64_t>;

/// Shape and element of a value: "f32", "i32", "ui8", "ui32", "ui64", "i1". Plain value.
struct HloType {
    std::string element = "f32";
    HloDims dims;

    std::string text() const;  ///< "tensor<20x3xf32>"
    int64_t count() const;     ///< elements
    int64_t byteCount() const;
    bool operator==(const HloType&) const = default;
};

/// Something that an operation has computed, or an argument, by its name in the text. Plain value.
struct HloValue {
    std::string name;
    HloType type;
};

/// How a device may multiply: exactly (true fp32), or as it likes best (bf16 on a TPU, TF32 on NVIDIA).
enum class HloMultiply { Exact, Fast };

/// Rows, columns.
using HloPair = std::array<int64_t, 2>;

/// Where a window lies on the rows and columns of a picture.
struct HloWindow {
    HloPair size{1, 1};
    HloPair stride{1, 1};
    HloPair low{};            ///< padding before
    HloPair high{};           ///< and behind
    HloPair dilation{1, 1};   ///< 1: without gaps

    /// The same in both directions, padded evenly.
    static HloWindow square(int64_t size, int64_t stride, int64_t padding);
    /// Places that it covers, gaps counted.
    int64_t span(size_t axis) const { return (size[axis] - 1) * dilation[axis] + 1; }
    /// Of `axis`, where the picture has `places`.
    int64_t results(size_t axis, int64_t places) const
    {
        return (places + low[axis] + high[axis] - span(axis)) / stride[axis] + 1;
    }
    /// N x rows x columns x channels of what slides over `dims`.
    HloDims results(const HloDims& dims, int64_t channels) const
    {
        return {dims[0], results(0, dims[1]), results(1, dims[2]), channels};
    }
};

/// A convolution as StableHLO writes it. Paddings may be negative.
struct HloConvolution {
    const char* form = "";  ///< "[b, 0, 1, f]x[o, i, 0, 1]->[b, 0, 1, f]"
    HloPair stride{1, 1};
    HloPair low{};   ///< padding before
    HloPair high{};  ///< and behind
    HloPair lhsDilation{1, 1};
    HloPair rhsDilation{1, 1};
    int64_t groups = 1;       ///< of channels, each with filters of its own
    int64_t batchGroups = 1;  ///< of what `form` takes for the batch
    HloDims result{};
};

/// What pad() puts around and into a value, a number a dimension. Negative edges cut off.
struct HloPadding {
    HloDims low;
    HloDims high;
    HloDims interior;
};

/// Writes one function as StableHLO text, an operation a line: what every plug-in parses. Knows just the
/// operations that training needs; shapes are the caller's duty (asserted). One thread.
///
///     HloText text(HloMultiply::Exact);
///     const HloValue a = text.argument({"f32", {4}}, 0);
///     const std::string module = text.finish({text.add(a, a)});
class HloText {
public:
    explicit HloText(HloMultiply multiply) : m_multiply(multiply) {}

    /// The next argument of the function; with `result` >= 0 its memory becomes that result's.
    HloValue argument(const HloType& type, int result = -1);
    const std::vector<HloType>& arguments() const { return m_arguments; }
    std::string finish(const std::vector<HloValue>& results) const;

    HloValue constant(double value, const HloType& type);
    HloValue like(double value, const HloValue& model) { return constant(value, model.type); }
    HloValue constants(const std::vector<double>& values);  ///< f32, one dimension
    HloValue whole(uint64_t value);                         ///< ui64, a scalar
    HloValue lowestFloat();                                 ///< minus infinity, a scalar

    HloValue binary(const char* operation, const HloValue& a, const HloValue& b);
    HloValue add(const HloValue& a, const HloValue& b) { return binary("add", a, b); }
    HloValue subtract(const HloValue& a, const HloValue& b) { return binary("subtract", a, b); }
    HloValue multiply(const HloValue& a, const HloValue& b) { return binary("multiply", a, b); }
    HloValue divide(const HloValue& a, const HloValue& b) { return binary("divide", a, b); }
    HloValue maximum(const HloValue& a, const HloValue& b) { return binary("maximum", a, b); }
    HloValue minimum(const HloValue& a, const HloValue& b) { return binary("minimum", a, b); }
    HloValue scaled(const HloValue& a, double factor) { return multiply(a, like(factor, a)); }
    HloValue unary(const char* operation, const HloValue& a);
    HloValue convert(const HloValue& a, const std::string& element);
    HloValue compare(const char* direction, const HloValue& a, const HloValue& b);
    HloValue select(const HloValue& condition, const HloValue& yes, const HloValue& no);

    /// `dims`: which dimensions of the result are those of `a`.
    HloValue broadcast(const HloValue& a, const HloDims& dims, const HloDims& result);
    HloValue reshape(const HloValue& a, const HloDims& result);
    HloValue transpose(const HloValue& a, const HloDims& order);
    HloValue reverse(const HloValue& a, const HloDims& dims);
    HloValue iota(const HloType& type, int dim = 0);
    /// Places from `start` up to `limit`, a number a dimension.
    HloValue slice(const HloValue& a, const HloDims& start, const HloDims& limit);
    HloValue concatenate(const std::vector<HloValue>& values, int64_t dim);
    /// Of floats, with zeros.
    HloValue pad(const HloValue& a, const HloPadding& padding);
    HloValue sum(const HloValue& a, const HloDims& dims);
    HloValue greatest(const HloValue& a, const HloDims& dims);  ///< of floats
    HloValue least(const HloValue& a, const HloDims& dims);     ///< of i32

    /// Matrices, over these dimensions of them.
    HloValue dot(const HloValue& a, const HloValue& b, int contractA, int contractB);
    HloValue convolution(const HloValue& a, const HloValue& b, const HloConvolution& convolution);
    /// The sum of each window of N x H x W x C; padding counts as zeros.
    HloValue sumWindows(const HloValue& a, const HloWindow& window);
    /// The greatest of each window of N x H x W x C.
    HloValue maxPool(const HloValue& a, const HloWindow& window);
    /// Sends each window's gradient to its first greatest value.
    HloValue maxPoolGradient(const HloValue& a, const HloValue& gradient, const HloWindow& window);

    /// Rows of a table, by their numbers.
    HloValue gatherRows(const HloValue& table, const HloValue& rows);
    HloValue dynamicSlice(const HloValue& a, const HloValue& start, int64_t size);
    HloValue dynamicUpdate(const HloValue& a, const HloValue& piece, const HloValue& start);
    /// ui32 drawn from a key (ui64, a scalar): the same key gives the same numbers on every device (ThreeFry:
    /// Salmon et al. 2011).
    HloValue randomBits(const HloValue& key, const HloDims& dims);

private:
    HloValue reduce(const char* operation, const HloValue& a, const HloValue& start, const HloDims& dims);
    HloValue reduceWindow(const char* operation, const HloValue& a, const HloValue& start,
                          const HloWindow& window);
    HloValue emit(const HloType& type, const std::string& right);
    std::string fresh() { return std::string("%v").append(std::to_string(m_next++)); }
    std::string precision() const { return m_multiply == HloMultiply::Exact ? "HIGHEST" : "DEFAULT"; }
    /// "({ ^bb0(%x, %y): ... })" with one operation on two scalars.
    std::string region(const std::string& operation, const std::string& result);

    HloMultiply m_multiply;
    int m_next = 0;
    std::vector<HloType> m_arguments;
    std::string m_argumentText;
    std::string m_body;
};

}  // namespace epochmark
