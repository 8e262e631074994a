// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/record/recordfield.h"
#include "results/record/runrecord.h"

#include <array>

/// The one description of a record: every field with its key, unit, limits and place, told to a visitor that
/// writes or reads it. JSON out and in, the store's fast form and its rows, and the CSV are such visitors; a
/// field that is added here comes out everywhere.
///
/// A visitor has these, each for all types that occur (T is const when it only looks):
///     field(Field, T&)                         one value: text, number, flag, time, list of texts, ...
///     choice(Field, E&)                        one of an enumeration's values, Choices<E>
///     derived(Field, make)                     what follows from other fields, make(): written, checked when
///                                              read
///     network(spec)                            the workload's network, whose words come from its definition
///     section(key, T&, visit)                  an object of its own in the JSON
///     group(Field, std::optional<T>&, visit)   the same; null, or not there, when absent
///     list(key, QList<T>&, visit)              an array of such objects; in the CSV one cell a field
///     lines(key, QList<T>&, visit)             the same; in the CSV one line an object
/// with visit(T&, visitor&).
///
/// Members are taken apart by structured bindings: one more or less stops the build right where it is to be
/// visited.
namespace epochmark {

/// All values of an enumeration, in the order of their numbers, from 0.
template <typename E>
struct Choices;
template <>
struct Choices<RunStatus> {
    static constexpr std::array kAll{RunStatus::Running, RunStatus::Completed, RunStatus::Stopped,
                                     RunStatus::Failed, RunStatus::Interrupted};
};
template <>
struct Choices<Preset> {
    static constexpr std::array kAll{Preset::Classic, Preset::Quick, Preset::Custom};
};
template <>
struct Choices<Pipeline> {
    static constexpr std::array kAll{Pipeline::Tuned, Pipeline::Plain};
};
template <>
struct Choices<Precision> {
    static constexpr std::array kAll{Precision::Fp32, Precision::Tf32, Precision::Bf16,
                                     Precision::Bf16Products, Precision::Fp16};
};
template <>
struct Choices<PriceKind> {
    static constexpr std::array kAll{PriceKind::Buy, PriceKind::Rent};
};

template <class P, class Visitor>
void visitPhases(P& phases, Visitor& v)
{
    auto& [decode, input, compute, optimizer, validation, other, exchange] = phases;
    v.field(fields::seconds("decode_s").defaulted(), decode);
    v.field(fields::seconds("input_s").defaulted(), input);
    v.field(fields::seconds("compute_s").defaulted(), compute);
    v.field(fields::seconds("optimizer_s").defaulted(), optimizer);
    v.field(fields::seconds("validation_s").defaulted(), validation);
    v.field(fields::remainder("other_s").defaulted(), other);
    v.field(fields::seconds("exchange_s").later(), exchange);
}

template <class D, class Visitor>
void visitDisturbance(D& disturbance, Visitor& v)
{
    auto& [waited, stolen, slept, pressure] = disturbance;
    v.field(fields::share("waited_share"), waited);
    v.field(fields::share("stolen_share"), stolen);
    v.field(fields::seconds("slept_s"), slept);
    v.field(fields::share("pressure_share"), pressure);
}

template <class S, class Visitor>
void visitSensors(S& sensors, Visitor& v)
{
    auto& [celsius, megahertz, watts] = sensors;
    v.field(fields::celsius("celsius"), celsius);
    v.field(fields::megahertz("mhz"), megahertz);
    v.field(fields::number("watts", 0, 1e6, Unit::Watts), watts);
}

template <class E, class Visitor>
void visitEpoch(E& report, Visitor& v)
{
    auto& [epoch, seconds, validationSeconds, trainLoss, trainAccuracy, validationLoss, validationAccuracy,
           trainHits, phases, disturbance, sensors] = report;
    v.field(fields::number("epoch", 1, WorkloadSpec::kMaxEpochs), epoch);
    v.field(fields::seconds("seconds"), seconds);
    v.field(fields::seconds("validation_s").defaulted().inColumn("epoch_validation_s"), validationSeconds);
    v.field(fields::loss("train_loss"), trainLoss);
    v.field(fields::share("train_accuracy"), trainAccuracy);
    v.field(fields::loss("val_loss"), validationLoss);
    v.field(fields::share("val_accuracy"), validationAccuracy);
    v.field(fields::count("train_hits").defaulted(), trainHits);
    v.section("phases", phases, [](auto& inner, auto& visitor) { visitPhases(inner, visitor); });
    v.group(fields::plain("disturbance").later(), disturbance,
            [](auto& inner, auto& visitor) { visitDisturbance(inner, visitor); });
    v.group(fields::plain("sensors").later(), sensors,
            [](auto& inner, auto& visitor) { visitSensors(inner, visitor); });
}

template <class W, class Visitor>
void visitWarning(W& warning, Visitor& v)
{
    auto& [code, text] = warning;
    v.field(fields::plain("code").inColumn("warnings"), code);
    v.field(fields::plain("text").inColumn("warning_texts").separatedBy(" "), text);
}

/// What stands in the record's "dataset": of the workload what identifies it, of the record how it is called.
template <class R, class Visitor>
void visitDataset(R& record, Visitor& v)
{
    auto& [name, leftOut] = record.dataset;
    v.field(fields::plain("name").inColumn("dataset"), name);
    v.field(fields::plain("manifest"), record.workload.manifestHash);
    v.field(fields::plain("classes"), record.workload.classes);
    v.field(fields::count("train").inColumn("train_pictures"), record.workload.trainPictures);
    v.field(fields::count("test").inColumn("test_pictures"), record.workload.testPictures);
    v.field(fields::count("left_out"), leftOut);
}

/// What stands in the record's "workload": all of its fields but the pipeline.
template <class R, class Visitor>
void visitWorkload(R& record, Visitor& v)
{
    auto& [manifestHash, classes, trainPictures, testPictures, network, statedNetwork, pipeline, precision,
           batchSize, epochs, learningRate] = record.workload;
    v.section("dataset", record, [](auto& inner, auto& visitor) { visitDataset(inner, visitor); });
    v.network(record.workload);
    v.choice(fields::plain("precision"), precision);
    v.field(fields::number("batch_size", 1, WorkloadSpec::kMaxBatchSize), batchSize);
    v.field(fields::number("epochs", 1, WorkloadSpec::kMaxEpochs), epochs);
    v.section("optimizer", learningRate, [](auto& rate, auto& visitor) {
        visitor.field(fields::number("learning_rate", 0, WorkloadSpec::kMaxLearningRate), rate);
    });
    v.derived(fields::plain("fingerprint").inRow("fingerprint"),
              [&record]() { return record.fingerprint(); });
}

template <class D, class Visitor>
void visitDevice(D& device, Visitor& v)
{
    auto& [id, kind, name, threads, memoryBytes] = device;
    v.field(fields::plain("id").inColumn("device_id"), id);
    v.field(fields::plain("kind").inColumn("device_kind"), kind);
    v.field(fields::plain("name").inColumn("device"), name);
    v.field(fields::unknownAsZero(fields::count("threads")), threads);
    v.field(fields::bytes("memory_bytes"), memoryBytes);
}

template <class T, class Visitor>
void visitTiming(T& timing, Visitor& v)
{
    auto& [checkSeconds, dataSeconds, warmupSeconds, trainSeconds, coolDownSeconds, phases] = timing;
    v.field(fields::seconds("check_s"), checkSeconds);
    v.field(fields::seconds("data_s"), dataSeconds);
    v.field(fields::seconds("warmup_s"), warmupSeconds);
    v.field(fields::seconds("train_s"), trainSeconds);
    v.derived(fields::seconds("total_s"), [&timing]() { return timing.totalSeconds(); });
    v.field(fields::seconds("cool_down_s"), coolDownSeconds);
    v.section("phases", phases, [](auto& inner, auto& visitor) { visitPhases(inner, visitor); });
}

template <class E, class Visitor>
void visitEnergy(E& energy, Visitor& v)
{
    auto& [joules, source, scope, seconds] = energy;
    v.field(fields::number("joules", 0, 1e12, Unit::Joules).inColumn("energy_joules"), joules);
    v.field(fields::plain("source").inColumn("energy_source"), source);
    v.field(fields::plain("scope").inColumn("energy_scope"), scope);
    v.field(fields::seconds("seconds").later().inColumn("energy_s"), seconds);
}

template <class T, class Visitor>
void visitThrottling(T& throttling, Visitor& v)
{
    auto& [source, reasons, share, events] = throttling;
    v.field(fields::plain("source").inColumn("throttling_source"), source);
    // Known not to have been held back is not the same as unknown.
    v.field(fields::plain("reasons").inColumn("throttling").orIfEmpty("none"), reasons);
    v.field(fields::share("share").inColumn("throttling_share"), share);
    v.field(fields::number("events", 0, fields::kLargestExactInteger).inColumn("throttling_events"), events);
}

template <class H, class Visitor>
void visitHeat(H& heat, Visitor& v)
{
    auto& [startCelsius, maxCelsius, meanMegahertz, baseMegahertz, throttling] = heat;
    v.field(fields::celsius("start_celsius"), startCelsius);
    v.field(fields::celsius("max_celsius"), maxCelsius);
    v.field(fields::megahertz("mean_mhz"), meanMegahertz);
    v.field(fields::megahertz("base_mhz"), baseMegahertz);
    v.group(fields::plain("throttling"), throttling,
            [](auto& inner, auto& visitor) { visitThrottling(inner, visitor); });
}

template <class C, class Visitor>
void visitCost(C& cost, Visitor& v)
{
    auto& [amount, currency, kind, source, priceDate, isEnergyIncluded] = cost;
    v.field(fields::number("amount", 0, 1e12).inColumn("cost"), amount);
    v.field(fields::plain("currency").inColumn("cost_currency"), currency);
    v.choice(fields::plain("kind").inColumn("cost_kind"), kind);
    v.field(fields::plain("source").defaulted().inColumn("cost_source"), source);
    v.field(fields::time("price_date").inColumn("cost_price_date"), priceDate);
    v.field(fields::plain("energy_included").inColumn("cost_energy_included"), isEnergyIncluded);
}

template <class R, class Visitor>
void visitRank(R& each, Visitor& v)
{
    auto& [rank, host, device, threads, dataSeconds, computeSeconds, exchangeSeconds, updateSeconds,
           peakMemoryBytes] = each;
    v.field(fields::count("rank").inColumn("rank_numbers"), rank);
    v.field(fields::plain("host").inColumn("rank_hosts"), host);
    v.field(fields::plain("device").inColumn("rank_devices"), device);
    v.field(fields::unknownAsZero(fields::count("threads")).inColumn("rank_threads"), threads);
    v.field(fields::seconds("data_s").inColumn("rank_data_s"), dataSeconds);
    v.field(fields::seconds("compute_s").inColumn("rank_compute_s"), computeSeconds);
    v.field(fields::seconds("exchange_s").inColumn("rank_exchange_s"), exchangeSeconds);
    v.field(fields::seconds("update_s").inColumn("rank_update_s"), updateSeconds);
    v.field(fields::bytes("peak_memory_bytes").inColumn("rank_peak_memory_bytes"), peakMemoryBytes);
}

template <class R, class Visitor>
void visitRanks(R& ranks, Visitor& v)
{
    auto& [world, backend, launcher, hosts, stepBytes, linkSeconds, isStateAlike, each] = ranks;
    v.field(fields::number("world", 1, 4096).inColumn("ranks"), world);
    v.field(fields::plain("backend").inColumn("ranks_backend"), backend);
    v.field(fields::plain("launcher").inColumn("ranks_launcher"), launcher);
    v.field(fields::count("hosts").inColumn("ranks_hosts"), hosts);
    v.field(fields::bytes("step_bytes").inColumn("ranks_step_bytes"), stepBytes);
    v.field(fields::seconds("link_s").inColumn("ranks_link_s"), linkSeconds);
    v.field(fields::plain("weights_identical").inColumn("ranks_weights_identical"), isStateAlike);
    v.list("per_rank", each, [](auto& inner, auto& visitor) { visitRank(inner, visitor); });
}

template <class H, class Visitor>
void visitHost(H& host, Visitor& v)
{
    auto& [name, launcher, clockOffsetSeconds] = host;
    v.field(fields::plain("name").inColumn("host"), name);
    v.field(fields::plain("launcher").inColumn("host_launcher"), launcher);
    v.field(fields::number("clock_offset_s", -1e9, 1e9, Unit::Seconds).inColumn("host_clock_offset_s"),
            clockOffsetSeconds);
}

/// Of the record's outcome what isn't a time.
template <class R, class Visitor>
void visitOutcome(R& record, Visitor& v)
{
    v.section("throughput", record.steadyImagesPerSecond, [](auto& rate, auto& visitor) {
        visitor.field(fields::number("steady_images_per_s", 0, 1e9, Unit::ImagesPerSecond), rate);
    });
    v.section("final", record, [](auto& inner, auto& visitor) {
        visitor.field(fields::loss("val_loss"), inner.finalValidationLoss);
        visitor.field(fields::share("val_accuracy"), inner.finalValidationAccuracy);
    });
    v.field(fields::bytes("peak_memory_bytes"), record.peakMemoryBytes);
    v.group(fields::plain("energy"), record.energy,
            [](auto& inner, auto& visitor) { visitEnergy(inner, visitor); });
    v.group(fields::plain("heat"), record.heat,
            [](auto& inner, auto& visitor) { visitHeat(inner, visitor); });
    v.field(fields::share("disturbed_share").later(), record.disturbedShare);
    v.group(fields::plain("ranks").later(), record.ranks,
            [](auto& inner, auto& visitor) { visitRanks(inner, visitor); });
    v.group(fields::plain("host").later(), record.host,
            [](auto& inner, auto& visitor) { visitHost(inner, visitor); });
    v.group(fields::plain("cost"), record.cost,
            [](auto& inner, auto& visitor) { visitCost(inner, visitor); });
}

/// Every field of a record. What it keeps of other programs, `unknown` and `verbatim`, is no field.
template <class R, class Visitor>
void visitRecord(R& record, Visitor& v)
{
    auto& [id, setId, status, isRanked, unrankedReasons, warnings, startedAt, preset, seed, workload, dataset,
           device, environment, timing, steadyImagesPerSecond, epochs, finalValidationLoss,
           finalValidationAccuracy, peakMemoryBytes, energy, heat, disturbedShare, ranks, host, cost, unknown,
           verbatim, hasLearned] = record;
    v.field(fields::uuid("id").inRow("id"), id);
    v.field(fields::uuid("set_id").inRow("set_id"), setId);
    v.choice(fields::plain("status").inRow("status"), status);
    v.field(fields::plain("ranked").inRow("ranked"), isRanked);
    v.field(fields::plain("learned").defaulted(), hasLearned);
    v.field(fields::plain("unranked_reasons").separatedBy(" "), unrankedReasons);
    v.list("warnings", warnings, [](auto& inner, auto& visitor) { visitWarning(inner, visitor); });
    v.field(fields::time("started_at").inRow("started_ms"), startedAt);
    v.choice(fields::plain("preset"), preset);
    v.choice(fields::plain("pipeline"), workload.pipeline);
    v.field(fields::plain("seed"), seed);
    v.section("workload", record, [](auto& inner, auto& visitor) { visitWorkload(inner, visitor); });
    v.section("device", device, [](auto& inner, auto& visitor) { visitDevice(inner, visitor); });
    v.field(fields::plain("environment").defaulted(), environment);
    v.section("timing", timing, [](auto& inner, auto& visitor) { visitTiming(inner, visitor); });
    visitOutcome(record, v);
    v.lines("epochs", epochs, [](auto& inner, auto& visitor) { visitEpoch(inner, visitor); });
}

template <class A, class Visitor>
void visitAnnotations(A& annotations, Visitor& v)
{
    auto& [setId, name, note, isPinned, importedAt] = annotations;
    v.field(fields::uuid("set_id"), setId);
    v.field(fields::plain("name").defaulted(), name);
    v.field(fields::plain("note").defaulted(), note);
    v.field(fields::plain("pinned"), isPinned);
    v.field(fields::time("imported_at").defaulted(), importedAt);
}

}  // namespace epochmark
