// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The work of a step of the Classic network, --batch N pictures (20), without any exchange: one process with
// two threads against two processes with one thread and half of the batch each, which write the large
// gradient down and update from there, as ranks do, or update on the way, as one rank does. In turn, --rounds
// N times (10),
// --steps N steps each (60); medians of the steps of a round, then of the rounds, and the ratios of rounds.
// Where a second process is at work, the time of a round is the slower one's. Processor time is that of all
// threads and processes together: what others do on the machine changes it less.

#include "engine/collective/gradientexchange.h"
#include "engine/network/classic/classicweights.h"
#include "engine/train/runtime.h"
#include "engine/tuned/classic/kernelstep.h"

#include "base/stopwatch.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <QByteArray>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

using namespace epochmark;

namespace {

/// Ranks that never speak: what is begun has ended.
class Silent final : public Collective {
public:
    const RankPlace& place() const override { return m_place; }
    QStringList hosts() const override { return {}; }
    Result<QList<QByteArray>> gather(const QByteArray& own, const StopToken&, qsizetype) override
    {
        return QList<QByteArray>{own};
    }
    int sharers() const override { return 1; }
    QList<int> machines() const override { return {0}; }
    Result<LinkProbe> probe(qint64 bytes, int, const StopToken&) override { return LinkProbe{bytes, 0}; }
    std::optional<LinkProbe> probed() const override { return std::nullopt; }
    void wishStop() noexcept override {}
    bool isStopWished() noexcept override { return false; }
    void forgetWishes() noexcept override {}
    void endEarly(const QString&) noexcept override {}
    Result<QByteArray> hearFirst(const QByteArray& own, const StopToken&) override { return own; }
    QByteArray part(const QByteArray& own) noexcept override { return own; }
    void start(const at::Tensor&) override {}
    void finish() override {}
    void sum(at::Tensor&) override {}
    double takeSumSeconds() override { return 0; }

private:
    RankPlace m_place;
};

/// Milliseconds of a step: forward and backward pass, and what it does after them.
struct Step {
    double passes = 0;
    double update = 0;
    double processor = 0;  ///< of both, all threads
    double all() const { return passes + update; }
};

struct Kind {
    const char* name;
    int processes;
    bool isExchanged;
};
constexpr std::array<Kind, 3> kKinds{{{"one rank, 2 threads", 1, false},
                                      {"two, 1 thread each, updated on the way", 2, false},
                                      {"two, 1 thread each, gradient written down", 2, true}}};

double processorMs()
{
    timespec used{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return double(used.tv_sec) * 1e3 + double(used.tv_nsec) / 1e6;
}

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// What one process of a kind does.
Step measured(const Kind& kind, int steps, int wholeBatch)
{
    const int batchSize = wholeBatch / kind.processes;
    prepareTrainingThread(2 / kind.processes);
    const c10::InferenceMode mode;
    GradientExchange exchange(std::make_shared<Silent>());
    TunedOptions options;
    options.exchange = kind.isExchanged ? &exchange : nullptr;
    const auto step = makeKernelStep(ClassicShape{}, options, kernels::kernels());
    step->setState(glorotState(ClassicShape{}, 1));
    const Batch batch{at::randint(0, 256, {batchSize, 150, 150, 3}, at::kByte),
                      at::arange(batchSize, at::kLong).remainder(2).to(at::kFloat).unsqueeze(1), wholeBatch};
    std::vector<double> passes;
    std::vector<double> updates;
    std::vector<double> processor;
    for (int i = 0; i < steps; ++i) {
        const double usedBefore = processorMs();
        const Stopwatch forBoth;
        step->computeGradients(batch);
        passes.push_back(forBoth.seconds() * 1000);
        const Stopwatch forUpdate;
        if (kind.isExchanged) {
            step->exchangeGradients(false);
        }
        step->applyUpdate();
        updates.push_back(forUpdate.seconds() * 1000);
        processor.push_back(processorMs() - usedBefore);
    }
    return {medianOf(passes), medianOf(updates), medianOf(processor)};
}

/// In processes of their own, all begun at once.
Step round(const char* program, int kind, int steps, int batch)
{
    std::vector<FILE*> processes;
    for (int i = 0; i < kKinds[size_t(kind)].processes; ++i) {
        // Threads that wait for each other by turning round would count as work.
        const std::string line = "GOMP_SPINCOUNT=0 '" + std::string(program) + "' --process "
                                 + std::to_string(kind) + ' ' + std::to_string(steps) + ' '
                                 + std::to_string(batch);
        processes.push_back(::popen(line.c_str(), "r"));
    }
    Step slowest;
    double processor = 0;
    for (FILE* process : processes) {
        Step one;
        if (process == nullptr
            || std::fscanf(process, "%lf %lf %lf", &one.passes, &one.update, &one.processor) != 3) {
            std::fprintf(stderr, "A process of the measurement has ended too early.\n");
            std::exit(1);
        }
        slowest = one.all() > slowest.all() ? one : slowest;
        processor += one.processor;
    }
    slowest.processor = processor;
    for (FILE* process : processes) {
        ::pclose(process);
    }
    return slowest;
}

int numberBehind(int argc, char** argv, const char* option, int usual)
{
    for (int i = 1; i + 1 < argc; ++i) {
        if (std::string(argv[i]) == option) {
            return std::max(1, std::atoi(argv[i + 1]));
        }
    }
    return usual;
}

void print(const std::vector<std::vector<Step>>& rounds)
{
    std::printf("%-42s %8s %8s %8s %24s %9s %24s\n", "ms a step", "passes", "update", "work", "of the first",
                "processor", "of the first");
    for (size_t kind = 0; kind < kKinds.size(); ++kind) {
        std::vector<double> passes;
        std::vector<double> updates;
        std::vector<double> all;
        std::vector<double> ratios;
        std::vector<double> processor;
        std::vector<double> shares;
        for (const std::vector<Step>& one : rounds) {
            passes.push_back(one[kind].passes);
            updates.push_back(one[kind].update);
            all.push_back(one[kind].all());
            ratios.push_back(one[kind].all() / one[0].all());
            processor.push_back(one[kind].processor);
            shares.push_back(one[kind].processor / one[0].processor);
        }
        const auto [least, most] = std::minmax_element(ratios.begin(), ratios.end());
        const auto [leastShare, mostShare] = std::minmax_element(shares.begin(), shares.end());
        std::printf("%-42s %8.2f %8.2f %8.2f %8.3f (%.3f - %.3f) %9.2f %8.3f (%.3f - %.3f)\n",
                    kKinds[kind].name, medianOf(passes), medianOf(updates), medianOf(all), medianOf(ratios),
                    *least, *most, medianOf(processor), medianOf(shares), *leastShare, *mostShare);
    }
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc == 5 && std::string(argv[1]) == "--process") {
        keepLargeBlocks(true);
        const Step step = measured(kKinds[size_t(std::clamp(std::atoi(argv[2]), 0, 2))], std::atoi(argv[3]),
                                   std::atoi(argv[4]));
        std::printf("%.6f %.6f %.6f\n", step.passes, step.update, step.processor);
        return 0;
    }
    const int count = numberBehind(argc, argv, "--rounds", 10);
    const int steps = numberBehind(argc, argv, "--steps", 60);
    const int batch = std::max(2, numberBehind(argc, argv, "--batch", 20));
    std::vector<std::vector<Step>> rounds;
    for (int i = 0; i < count; ++i) {
        rounds.emplace_back(kKinds.size());
        for (size_t turn = 0; turn < kKinds.size(); ++turn) {  // another one first in each round
            const size_t kind = (turn + size_t(i)) % kKinds.size();
            rounds.back()[kind] = round(argv[0], static_cast<int>(kind), steps, batch);
        }
    }
    print(rounds);
    return 0;
}
