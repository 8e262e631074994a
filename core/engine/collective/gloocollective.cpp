// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#define USE_C10D_GLOO
#include "engine/collective/collective.h"

#include "base/stopwatch.h"
#include "engine/collective/gathering.h"
#include "engine/collective/ownaddress.h"
#include "engine/collective/ranktalk.h"
#include "engine/collective/timelimit.h"
#include "engine/train/trainingfailure.h"
#include "ranks/rankwords.h"

#include <QObject>

#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>
#include <c10/util/Logging.h>
#include <torch/csrc/distributed/c10d/FileStore.hpp>
#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

namespace epochmark {

namespace {

using namespace std::chrono_literals;
using Milliseconds = std::chrono::milliseconds;
using StorePointer = c10::intrusive_ptr<c10d::Store>;

constexpr auto kBetweenLooks = 20ms;
constexpr auto kStoreAnswers = 3s;    ///< a store that lives does so in a millisecond
constexpr double kProbeSeconds = 10;  ///< that a probe may take, about
constexpr int kLeastProbes = 3;

int secondsOf(Milliseconds time)
{
    return static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(time).count());
}

Error failure(const QString& message, const QString& detail = {})
{
    return {ErrorCode::Internal, message, detail};
}

RankStore functionsOf(const StorePointer& store)
{
    return {[store](const std::string& key, const std::string& value) { store->set(key, value); },
            [store](const std::string& key) { return store->check({key}); },
            [store](const std::string& key) { return store->get_to_str(key); },
            [store](const std::string& key, int64_t value) { return store->add(key, value); }};
}

StorePointer openStore(const RankPlace& place, Milliseconds timeOut)
{
    if (!place.file.isEmpty()) {
        return c10::make_intrusive<c10d::FileStore>(place.file.toStdString(), place.size);
    }
    c10d::TCPStoreOptions options;
    options.port = place.port;
    options.isServer = place.isFirst() && !place.isStoreHosted;
    options.waitWorkers = false;
    options.timeout = timeOut;
    return c10::make_intrusive<c10d::TCPStore>(place.address.toStdString(), options);
}

QString whyNoStore(const RankPlace& place, const QString& words, Milliseconds timeOut)
{
    if (words.contains(QLatin1String("EADDRINUSE"))) {
        return QObject::tr("Port %1 is taken by another program on this host: set MASTER_PORT to a free one, "
                           "the same for all ranks.")
            .arg(place.port);
    }
    if (!place.file.isEmpty()) {
        return QObject::tr("The ranks can't meet in the file %1: all of them must be able to write it.")
            .arg(place.file);
    }
    return QObject::tr("Rank 0 didn't answer at %1, port %2, within %3 s. Start it, or look whether another "
                       "program listens there or a firewall is in between.")
        .arg(place.address)
        .arg(place.port)
        .arg(secondsOf(timeOut));
}

/// A listener that says nothing lets c10d wait for ever.
Result<StorePointer> storeWithin(const RankPlace& place, Milliseconds timeOut)
{
    try {
        const auto opened = within(timeOut + 2s, [place, timeOut] { return openStore(place, timeOut); });
        if (opened) {
            (*opened)->setTimeout(timeOut);
            return StorePointer(
                c10::make_intrusive<c10d::PrefixStore>("epochmark" + std::to_string(place.attempt), *opened));
        }
        return failure(whyNoStore(place, {}, timeOut));
    } catch (const std::exception& exception) {
        const QString words = QString::fromUtf8(exception.what());
        return failure(whyNoStore(place, words, timeOut));
    }
}

class GlooCollective final : public Collective {
public:
    GlooCollective(RankPlace place, StorePointer store, Milliseconds timeOut)
        : m_timeOut(timeOut), m_store(std::move(store)),
          m_talk(std::move(place), PatientStore(functionsOf(m_store), kStoreAnswers), timeOut)
    {}

    Result<void> meet(const RankContract& contract, const JoinOptions& options);

    const RankPlace& place() const override { return m_talk.place(); }
    QStringList hosts() const override { return m_talk.rollCall().hosts(); }
    Result<QList<QByteArray>> gather(const QByteArray& own, const StopToken& stop, qsizetype most) override
    {
        return m_talk.gather(own, stop, (most + Gathering::kPiece - 1) / Gathering::kPiece);
    }
    Result<QByteArray> hearFirst(const QByteArray& own, const StopToken& stop) override
    {
        return m_talk.hearFirst(own, stop);
    }
    int sharers() const override { return m_talk.rollCall().sharers(); }
    QList<int> machines() const override { return m_talk.rollCall().machines(); }
    Result<LinkProbe> probe(qint64 bytes, int times, const StopToken& stop) override;
    std::optional<LinkProbe> probed() const override { return m_probed; }
    void wishStop() noexcept override { m_talk.wishStop(); }
    bool isStopWished() noexcept override { return m_talk.isStopWished(); }
    void forgetWishes() noexcept override { m_talk.forgetWishes(); }
    void endEarly(const QString& sentence) noexcept override;
    QByteArray part(const QByteArray& own) noexcept override { return m_talk.part(own, m_gloo != nullptr); }
    void start(const at::Tensor& values) override;
    void finish() override;
    void sum(at::Tensor& values) override;
    double takeSumSeconds() override { return std::exchange(m_sumSeconds, 0); }

private:
    Result<void> waitForAll(const JoinOptions& options);
    Result<void> compare(const RankContract& contract, const StopToken& stop);
    Result<void> link();
    [[noreturn]] void fail(const std::exception& exception);
    c10d::ProcessGroupGloo& gloo();

    Milliseconds m_timeOut;
    StorePointer m_store;
    RankTalk m_talk;
    c10::intrusive_ptr<c10d::ProcessGroupGloo> m_gloo;
    std::vector<c10::intrusive_ptr<c10d::Work>> m_underWay;
    std::optional<LinkProbe> m_probed;
    double m_sumSeconds = 0;
};

Result<void> GlooCollective::meet(const RankContract& contract, const JoinOptions& options)
{
    if (!m_talk.rollCall().enter()) {
        return Error{
            ErrorCode::Usage,
            QObject::tr("There are two ranks with the number %1. Give each its own.").arg(place().rank),
            {}};
    }
    if (const auto all = waitForAll(options); !all) {
        return all;
    }
    m_talk.rollCall().readAll();
    m_talk.rollCall().beginBeats();
    if (const auto alike = compare(contract, options.stop); !alike) {
        return alike;
    }
    return link();
}

Result<void> GlooCollective::waitForAll(const JoinOptions& options)
{
    const Stopwatch clock;
    QList<int> missing = m_talk.rollCall().missing();
    while (!missing.isEmpty()) {
        if (options.stop.isStopRequested()) {
            wishStop();
        }
        if (isStopWished()) {
            return Error{ErrorCode::Stopped, QObject::tr("Stopped while waiting for the other ranks."), {}};
        }
        if (const auto word = m_talk.rollCall().word()) {
            return m_talk.said(*word);
        }
        const QString whyNot = options.whyNot ? options.whyNot() : QString();
        if (!whyNot.isEmpty()) {
            return failure(whyNot);
        }
        if (clock.seconds() * 1000 > double(m_timeOut.count())) {
            return failure(rankwords::missing(missing, place().size, secondsOf(m_timeOut)));
        }
        std::this_thread::sleep_for(kBetweenLooks);
        missing = m_talk.rollCall().missing();
    }
    return {};
}

/// All of them say the same sentence, about the first that differs.
Result<void> GlooCollective::compare(const RankContract& contract, const StopToken& stop)
{
    // Nothing is known of the others yet, and a contract is short.
    const auto all = m_talk.gather(contract.bytes(), stop, 0);
    if (!all) {
        return all.error();
    }
    const RankContract first = RankContract::fromBytes(all->first());
    for (int rank = 1; rank < place().size; ++rank) {
        const QString who = rankwords::nameOf(rank, hosts().value(rank));
        if (const auto breach = breachOf(first, RankContract::fromBytes(all->at(rank)), who)) {
            return Error{ErrorCode::Usage, *breach, {}};
        }
    }
    return {};
}

Result<void> GlooCollective::link()
{
    const bool isNamed = !qEnvironmentVariable("GLOO_SOCKET_IFNAME").isEmpty();
    const auto address = isNamed ? Result<std::string>(std::string()) : ownAddress(place());
    if (!address) {
        return address.error();
    }
    try {
        auto options = c10d::ProcessGroupGloo::Options::create(m_timeOut);
        // A list is of one host's interfaces.
        const QString named = qEnvironmentVariable("GLOO_SOCKET_IFNAME").section(u',', 0, 0);
        options->devices.push_back(
            named.isEmpty() ? c10d::ProcessGroupGloo::createDeviceForHostname(address.value())
                            : c10d::ProcessGroupGloo::createDeviceForInterface(named.toStdString()));
        m_gloo = c10::make_intrusive<c10d::ProcessGroupGloo>(
            c10::make_intrusive<c10d::PrefixStore>("gloo", m_store), place().rank, place().size, options);
        at::Tensor one = at::ones({1});
        start(one);
        finish();
    } catch (const TrainingFailure& failed) {
        return failed.error();
    } catch (const std::exception&) {
        return m_talk.lost(true);
    }
    return {};
}

/// How many sums there are rank 0 decides: all must have the same number of them.
Result<LinkProbe> GlooCollective::probe(qint64 bytes, int times, const StopToken& stop)
{
    try {
        const qint64 numbers = std::max<qint64>(1, bytes / qint64(sizeof(float)));
        at::Tensor values = at::ones({numbers + 1});  // the last one: how many want to stop
        const auto once = [&]() -> double {
            values.fill_(1);
            values[numbers] = stop.isStopRequested() ? 1.0F : 0.0F;
            const Stopwatch watch;
            sum(values);
            return watch.seconds();
        };
        const double first = once();
        const double most = std::clamp(kProbeSeconds / std::max(first, 1e-6), double(kLeastProbes), 1e6);
        at::Tensor wanted = at::full({1}, place().isFirst() ? std::min<double>(times, std::floor(most)) : 0);
        sum(wanted);
        const int count = std::max(1, static_cast<int>(wanted.item<double>()));
        QList<double> seconds;
        while (values[numbers].item<double>() == 0 && seconds.size() < count) {
            seconds.append(once());
        }
        takeSumSeconds();
        if (values[numbers].item<double>() > 0) {
            return Error{ErrorCode::Stopped, QObject::tr("Stopped while the link was probed."), {}};
        }
        std::sort(seconds.begin(), seconds.end());
        m_probed = LinkProbe{bytes, seconds.at(seconds.size() / 2)};
        return *m_probed;
    } catch (const TrainingFailure& failed) {
        return failed.error();
    } catch (const std::exception&) {
        return m_talk.lost(true);
    }
}

void GlooCollective::start(const at::Tensor& values)
{
    try {
        std::vector<at::Tensor> tensors{values};
        m_underWay.push_back(gloo().allreduce(tensors));
    } catch (const std::exception& exception) {
        fail(exception);
    }
}

void GlooCollective::finish()
{
    try {
        for (const auto& work : m_underWay) {
            work->wait();
        }
        m_underWay.clear();
    } catch (const std::exception& exception) {
        fail(exception);
    }
}

void GlooCollective::sum(at::Tensor& values)
{
    const Stopwatch watch;
    try {
        std::vector<at::Tensor> tensors{values};
        gloo().allreduce(tensors)->wait();
    } catch (const std::exception& exception) {
        fail(exception);
    }
    m_sumSeconds += watch.seconds();
}

void GlooCollective::fail(const std::exception& exception)
{
    const QString words = QString::fromUtf8(exception.what());
    m_underWay.clear();
    throw TrainingFailure(m_talk.lost(words.contains(QLatin1String("Timed out"))));
}

c10d::ProcessGroupGloo& GlooCollective::gloo()
{
    if (m_gloo == nullptr) {
        throw std::runtime_error("this rank has ended");
    }
    return *m_gloo;
}

void GlooCollective::endEarly(const QString& sentence) noexcept
{
    m_talk.leaveWord(sentence);
    m_underWay.clear();
    m_gloo.reset();
}

}  // namespace

Result<std::shared_ptr<Collective>> joinOverGloo(const RankPlace& place, const RankContract& contract,
                                                 const JoinOptions& options)
{
    FLAGS_caffe2_log_level = 4;  // c10d's own lines on standard error, with stack traces
    auto store = storeWithin(place, options.timeOut);
    if (!store) {
        return store.error();
    }
    auto ranks = std::make_shared<GlooCollective>(place, store.value(), options.timeOut);
    if (const auto met = ranks->meet(contract, options); !met) {
        ranks->endEarly(met.error().message);
        ranks->part({});
        return met.error();
    }
    return std::shared_ptr<Collective>(ranks);
}

}  // namespace epochmark
