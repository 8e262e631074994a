// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/fusednorm.h"

#include "engine/network/planenorm.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/full_like.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace epochmark {

namespace {

using Numbers = std::vector<float>;

/// Channels of several places side by side make one row of the kernels, so that a few channels fill vectors,
/// too.
constexpr int64_t kLanes = 16;
constexpr int64_t kLeastWidth = 64;
constexpr int64_t kMostWidth = 4096;
/// Numbers of a part: twice that fits any processor's second cache.
constexpr int64_t kLeastPart = 4096;
constexpr int64_t kMostPart = 32768;
constexpr int64_t kLeastRows = 16;
constexpr int64_t kPartsWanted = 64;

/// How the places of a tensor are dealt out: depends on its shape alone, so that sums come out alike.
class Partition {
public:
    explicit Partition(const at::Tensor& planes)
        : m_channels(planes.size(1)), m_places(planes.numel() / std::max<int64_t>(1, m_channels))
    {
        int64_t together = kLanes / std::gcd(m_channels, kLanes);
        while (m_channels * together < kLeastWidth) {
            together *= 2;
        }
        m_together = m_channels * together <= kMostWidth ? together : 1;
        const int64_t part = std::clamp(planes.numel() / kPartsWanted, kLeastPart, kMostPart);
        m_rows = std::max(kLeastRows, part / width());
    }

    int64_t channels() const { return m_channels; }
    int64_t places() const { return m_places; }
    int64_t width() const { return m_channels * m_together; }
    /// Of whole rows; the places that don't make a row are one more.
    int64_t parts() const { return (wholeRows() + m_rows - 1) / m_rows; }
    int64_t wholeRows() const { return m_places / m_together; }
    int64_t looseRows() const { return m_places - wholeRows() * m_together; }
    int64_t count() const { return parts() + (looseRows() > 0 ? 1 : 0); }

    struct Part {
        int64_t begin;  ///< the first number
        int64_t rows;
        int64_t width;
    };
    /// The last one, parts(), has the loose places.
    Part part(int64_t index) const
    {
        if (index == parts()) {
            return {wholeRows() * width(), looseRows(), m_channels};
        }
        return {index * m_rows * width(), std::min(m_rows, wholeRows() - index * m_rows), width()};
    }

    /// Each part once, by all threads, as it suits sums: the first ones first.
    void forEach(const std::function<void(int64_t, const Part&)>& work) const
    {
        at::parallel_for(0, count(), 1, [&](int64_t begin, int64_t end) {
            for (int64_t index = begin; index < end; ++index) {
                work(index, part(index));
            }
        });
    }

    /// The last ones first: those are still in the cache, and afterwards those are that come next.
    void backwards(const std::function<void(const Part&)>& work) const
    {
        at::parallel_for(0, count(), 1, [&](int64_t begin, int64_t end) {
            for (int64_t index = end; index-- > begin;) {
                work(part(index));
            }
        });
    }

    /// A number a channel for each place of a row.
    Numbers spread(const Numbers& channels) const
    {
        Numbers row(static_cast<size_t>(width()));
        for (size_t i = 0; i < row.size(); ++i) {
            row[i] = channels[i % channels.size()];
        }
        return row;
    }

private:
    int64_t m_channels;
    int64_t m_places;
    int64_t m_together = 1;  ///< places in a row
    int64_t m_rows = 1;      ///< of a part
};

/// Two numbers for each channel and place of a row, one pair of lists a part.
class Partials {
public:
    explicit Partials(const Partition& partition)
        : m_partition(partition),
          m_numbers(at::empty({(partition.parts() + 1) * 2 * partition.width()}, at::kFloat)),
          m_data(m_numbers.data_ptr<float>())
    {}
    float* first(int64_t part) const { return m_data + part * 2 * m_partition.width(); }
    float* second(int64_t part) const { return first(part) + m_partition.width(); }

    /// work(channel, rows, first, second) of all parts in order.
    template <typename Work>
    void visit(Work work) const
    {
        const int64_t channels = m_partition.channels();
        for (int64_t index = 0; index < m_partition.count(); ++index) {
            const Partition::Part part = m_partition.part(index);
            for (int64_t place = 0; place < part.width; place += channels) {
                const float* one = first(index) + place;
                const float* two = second(index) + place;
                for (int64_t c = 0; c < channels; ++c) {
                    work(static_cast<size_t>(c), static_cast<double>(part.rows), one[c], two[c]);
                }
            }
        }
    }

private:
    const Partition& m_partition;
    at::Tensor m_numbers;
    float* m_data;
};

struct Moments {
    std::vector<double> mean;
    std::vector<double> variance;  ///< biased
};

/// Means and squared deviations of the parts, put together (Chan, Golub and LeVeque 1979).
Moments momentsOf(const Partition& partition, const float* x)
{
    const Partials partials(partition);
    partition.forEach([&](int64_t index, const Partition::Part& part) {
        planenorm::momentsOf(x + part.begin, part.rows, part.width, partials.first(index),
                             partials.second(index));
    });
    const auto channels = static_cast<size_t>(partition.channels());
    const auto places = static_cast<double>(partition.places());
    Moments all{std::vector<double>(channels), std::vector<double>(channels)};
    partials.visit([&](size_t c, double rows, float mean, float) { all.mean[c] += rows * mean; });
    for (double& mean : all.mean) {
        mean /= places;
    }
    partials.visit([&](size_t c, double rows, float mean, float squares) {
        const double apart = mean - all.mean[c];
        all.variance[c] += squares + rows * apart * apart;
    });
    for (double& variance : all.variance) {
        variance /= places;
    }
    return all;
}

planenorm::Bounds boundsOf(const Rectifier& rectifier)
{
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    return rectifier.isOn ? planenorm::Bounds{0, static_cast<float>(rectifier.ceiling)}
                          : planenorm::Bounds{-kInfinity, kInfinity};
}

Numbers numbersOf(const at::Tensor& tensor, size_t channels, float otherwise)
{
    if (!tensor.defined()) {
        return Numbers(channels, otherwise);
    }
    const at::Tensor dense = tensor.detach().contiguous();
    const float* data = dense.const_data_ptr<float>();
    return {data, data + channels};
}

at::Tensor tensorOf(const std::vector<double>& values, const at::Tensor& like)
{
    at::Tensor tensor = at::empty({static_cast<int64_t>(values.size())}, like.options().requires_grad(false));
    std::copy(values.begin(), values.end(), tensor.data_ptr<float>());
    return tensor;
}

/// What a value is multiplied with, and what is added.
struct Line {
    Numbers scale;
    Numbers shift;
};

Line lineOf(const std::vector<double>& mean, const std::vector<double>& inverse, const at::Tensor& gamma,
            const at::Tensor& beta)
{
    Line line{numbersOf(gamma, mean.size(), 1), numbersOf(beta, mean.size(), 0)};
    for (size_t c = 0; c < mean.size(); ++c) {
        const double scale = line.scale[c] * inverse[c];
        line.scale[c] = static_cast<float>(scale);
        line.shift[c] = static_cast<float>(line.shift[c] - scale * mean[c]);
    }
    return line;
}

std::vector<double> inverseOf(const std::vector<double>& variance, double epsilon)
{
    std::vector<double> inverse;
    for (const double value : variance) {
        inverse.push_back(1 / std::sqrt(value + epsilon));
    }
    return inverse;
}

at::Tensor applied(const Partition& partition, const at::Tensor& planes, const Line& line,
                   const at::Tensor& added, planenorm::Bounds bounds)
{
    const at::Tensor more = added.defined() ? added.contiguous(at::MemoryFormat::ChannelsLast) : added;
    const float* summand = more.defined() ? more.const_data_ptr<float>() : nullptr;
    const Numbers scale = partition.spread(line.scale);
    const Numbers shift = partition.spread(line.shift);
    at::Tensor result = at::empty_like(planes);
    const float* x = planes.const_data_ptr<float>();
    float* y = result.data_ptr<float>();
    partition.backwards([&](const Partition::Part& part) {
        planenorm::normalise(x + part.begin, part.rows, part.width, scale.data(), shift.data(),
                             summand != nullptr ? summand + part.begin : nullptr, bounds, y + part.begin);
    });
    return result;
}

/// What the way back needs besides the planes.
struct Kept final : torch::CustomClassHolder {
    std::vector<double> mean;
    std::vector<double> inverse;  ///< of the deviation
    Line line;
    planenorm::Bounds bounds{};
    bool hasAdded = false;
    bool hasGamma = true;
    bool hasBeta = true;
};

struct Gradients {
    at::Tensor planes;
    at::Tensor gamma;
    at::Tensor beta;
    at::Tensor added;
};

/// Of a pass back: dx = gamma / sd * (g - mean(g) - x^ mean(g x^)), g being what passed the rectifier.
class WayBack {
public:
    /// `y` is needed where something was added.
    WayBack(const Kept& kept, const at::Tensor& planes, const at::Tensor& y, const at::Tensor& gradient)
        : m_kept(kept), m_partition(planes), m_planes(planes), m_y(y), m_gradient(gradient),
          m_bounds(kept.bounds), m_scale(m_partition.spread(kept.line.scale)),
          m_shift(m_partition.spread(kept.line.shift)),
          m_mean(m_partition.spread(Numbers(kept.mean.begin(), kept.mean.end())))
    {}

    Gradients run()
    {
        const auto [ofBeta, ofGamma] = sums();
        Gradients all;
        all.planes = ofPlanes(ofBeta, ofGamma);
        all.gamma = m_kept.hasGamma ? tensorOf(ofGamma, m_planes) : at::Tensor();
        all.beta = m_kept.hasBeta ? tensorOf(ofBeta, m_planes) : at::Tensor();
        all.added = m_kept.hasAdded ? m_gradient : at::Tensor();
        return all;
    }

private:
    using Sums = std::pair<std::vector<double>, std::vector<double>>;

    planenorm::Channels channels() const { return {m_scale.data(), m_shift.data(), m_mean.data()}; }

    /// Of g and of g x^. Afterwards the gradient is what passed.
    Sums sums()
    {
        const Partials partials(m_partition);
        const float* x = m_planes.const_data_ptr<float>();
        const float* g = m_gradient.const_data_ptr<float>();
        if (m_y.defined()) {
            const float* y = m_y.const_data_ptr<float>();
            const at::Tensor passed = at::empty_like(m_planes);
            float* through = passed.data_ptr<float>();
            m_partition.forEach([&](int64_t index, const Partition::Part& part) {
                planenorm::gradientSumsBehind(x + part.begin, y + part.begin, g + part.begin, part.rows,
                                              part.width, m_mean.data(), m_bounds, through + part.begin,
                                              partials.first(index), partials.second(index));
            });
            m_gradient = passed;
            m_bounds = boundsOf({});
        } else {
            m_partition.forEach([&](int64_t index, const Partition::Part& part) {
                planenorm::gradientSums(x + part.begin, g + part.begin, part.rows, part.width, channels(),
                                        m_bounds, partials.first(index), partials.second(index));
            });
        }
        Sums all{std::vector<double>(m_kept.mean.size()), std::vector<double>(m_kept.mean.size())};
        partials.visit([&](size_t c, double, float sum, float weighed) {
            all.first[c] += sum;
            all.second[c] += weighed * m_kept.inverse[c];
        });
        return all;
    }

    at::Tensor ofPlanes(const std::vector<double>& ofBeta, const std::vector<double>& ofGamma) const
    {
        Numbers slope;
        Numbers constant;
        const auto places = static_cast<double>(m_partition.places());
        for (size_t c = 0; c < ofBeta.size(); ++c) {
            const double factor = -m_kept.line.scale[c] / places;
            slope.push_back(static_cast<float>(factor * ofGamma[c] * m_kept.inverse[c]));
            constant.push_back(static_cast<float>(factor * ofBeta[c]));
        }
        slope = m_partition.spread(slope);
        constant = m_partition.spread(constant);
        at::Tensor result = at::empty_like(m_planes);
        const float* x = m_planes.const_data_ptr<float>();
        const float* g = m_gradient.const_data_ptr<float>();
        float* dx = result.data_ptr<float>();
        m_partition.backwards([&](const Partition::Part& part) {
            planenorm::inputGradient(x + part.begin, g + part.begin, part.rows, part.width, channels(),
                                     m_bounds, slope.data(), constant.data(), dx + part.begin);
        });
        return result;
    }

    const Kept& m_kept;
    Partition m_partition;
    at::Tensor m_planes;
    at::Tensor m_y;
    at::Tensor m_gradient;
    planenorm::Bounds m_bounds;
    Numbers m_scale;
    Numbers m_shift;
    Numbers m_mean;
};

/// A function for LibTorch's automatic gradients.
class FusedBatchNorm final : public torch::autograd::Function<FusedBatchNorm> {
public:
    /// Absent ones by `MaybeTensor`: LibTorch takes no undefined tensor here.
    using MaybeTensor = std::optional<at::Tensor>;

    static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& planes,
                              const MaybeTensor& gammaOrNone, const MaybeTensor& betaOrNone,
                              const MaybeTensor& addedOrNone, double epsilon, const Rectifier* rectifier,
                              SharedStatistics* statistics)
    {
        const at::Tensor gamma = gammaOrNone.value_or(at::Tensor());
        const at::Tensor beta = betaOrNone.value_or(at::Tensor());
        const at::Tensor added = addedOrNone.value_or(at::Tensor());
        const Partition partition(planes);
        const Moments moments = momentsOf(partition, planes.const_data_ptr<float>());
        auto kept = c10::make_intrusive<Kept>();
        kept->mean = moments.mean;
        kept->inverse = inverseOf(moments.variance, epsilon);
        kept->line = lineOf(moments.mean, kept->inverse, gamma, beta);
        kept->bounds = boundsOf(*rectifier);
        kept->hasAdded = added.defined();
        kept->hasGamma = gamma.defined();
        kept->hasBeta = beta.defined();
        *statistics = {tensorOf(moments.mean, planes), tensorOf(moments.variance, planes),
                       static_cast<double>(partition.places())};
        const at::Tensor y = applied(partition, planes, kept->line, added, kept->bounds);
        const bool needsResult = added.defined() && rectifier->isOn;
        context->save_for_backward({planes, needsResult ? y : at::Tensor()});
        context->saved_data["kept"] = at::IValue::make_capsule(kept);
        return y;
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   torch::autograd::variable_list gradients)
    {
        const auto saved = context->get_saved_variables();
        const auto kept = context->saved_data["kept"];
        const auto all = WayBack(*static_cast<const Kept*>(kept.toCapsule().get()), saved[0], saved[1],
                                 gradients[0].contiguous(at::MemoryFormat::ChannelsLast))
                             .run();
        return {all.planes, all.gamma, all.beta, all.added, {}, {}, {}};
    }
};

}  // namespace

at::Tensor fusedBatchNorm(const at::Tensor& planes, const at::Tensor& gamma, const at::Tensor& beta,
                          double epsilon, const at::Tensor& added, const Rectifier& rectifier,
                          SharedStatistics& statistics)
{
    const auto orNone = [](const at::Tensor& tensor) {
        return tensor.defined() ? std::optional(tensor) : std::nullopt;
    };
    return FusedBatchNorm::apply(planes, orNone(gamma), orNone(beta), orNone(added), epsilon, &rectifier,
                                 &statistics);
}

at::Tensor fusedNorm(const at::Tensor& planes, const at::Tensor& gamma, const at::Tensor& beta,
                     const at::Tensor& mean, const at::Tensor& variance, double epsilon,
                     const at::Tensor& added, const Rectifier& rectifier)
{
    const Numbers means = numbersOf(mean, static_cast<size_t>(planes.size(1)), 0);
    const Numbers variances = numbersOf(variance, means.size(), 1);
    const std::vector<double> inverse = inverseOf({variances.begin(), variances.end()}, epsilon);
    const Line line = lineOf({means.begin(), means.end()}, inverse, gamma, beta);
    return applied(Partition(planes), planes, line, added, boundsOf(rectifier));
}

}  // namespace epochmark
