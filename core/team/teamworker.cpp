// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "team/teamworker.h"

#include "results/store/resultstore.h"
#include "team/teamserver.h"

#include <QFileInfo>
#include <QObject>
#include <QThread>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kPollMs = 5'000;           // a line that broke tells nothing: how soon that is found
constexpr int kLongestPauseMs = 30'000;  // between two tries to reach a board
constexpr int kHearMs = 50;              // several things shared at once are fetched at once
constexpr int kLeastPauseMs = 250;       // however often a board calls
constexpr int kNotedSeconds = 60;        // how old the file's "fetched last" may get
constexpr int kRightsMs = 60'000;        // how soon a right that was granted is found
constexpr qsizetype kMostSentences = 3;

QString firstOf(const QStringList& sentences)
{
    QString text = sentences.mid(0, kMostSentences).join(u' ');
    if (sentences.size() > kMostSentences) {
        text += u' '
                + QObject::tr("And %n more.", nullptr, static_cast<int>(sentences.size() - kMostSentences));
    }
    return text;
}

/// What became of sets that a person shared.
QString sentenceOf(const teamexchange::Sent& sent)
{
    QStringList parts;
    if (sent.shared > 0) {
        parts.append(QObject::tr("%n set(s) shared with the team.", nullptr, sent.shared));
    }
    if (sent.known > 0) {
        parts.append(QObject::tr("%n set(s) were on the team's board already.", nullptr, sent.known));
    }
    if (!sent.waiting.isEmpty()) {
        parts.append(
            QObject::tr("%n set(s) wait for the server.", nullptr, static_cast<int>(sent.waiting.size()))
            + u' ' + sent.whyWaiting);
    }
    return (parts + sent.refused).join(u' ');
}

}  // namespace

TeamWorker::TeamWorker(const QString& storePath, TeamReach reach, const StopToken& ending)
    : m_storePath(storePath), m_reach(std::move(reach)), m_ending(ending), m_stop(ending), m_next(this)
{
    if (!m_reach) {
        m_reach = [](const TeamAddress& address) {
            return TeamServer::connect(address).transform(
                [](std::unique_ptr<TeamServer> server) -> std::unique_ptr<TeamLink> { return server; });
        };
    }
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &TeamWorker::exchangeInBackground);
}

TeamWorker::~TeamWorker() = default;

/// False where there is no team, or nothing of it can be read (told then).
bool TeamWorker::openCache(bool isToBeMade)
{
    if (m_cache) {
        return true;
    }
    const QString file = TeamCache::fileBeside(m_storePath);
    if (!isToBeMade && !QFileInfo::exists(file)) {
        return false;
    }
    auto cache = TeamCache::open(file);
    if (!cache) {
        tell(About::Background, cache.error());
        return false;
    }
    m_cache = std::move(cache).value();
    readState();
    return true;
}

void TeamWorker::tell(About about, const Result<void>& done, const QString& sentence)
{
    if (!done || !sentence.isEmpty()) {
        Q_EMIT told({about, !done, done ? sentence : done.error().message});
    }
}

/// What the cache knows.
void TeamWorker::readState()
{
    const auto address = m_cache->address();
    const auto isAlways = m_cache->sharesAlways();
    const auto outbox = m_cache->outbox();
    const auto fetched = m_cache->fetchedAt();
    if (!address || !isAlways || !outbox || !fetched) {
        m_state.problem = (!address    ? address.error()
                           : !isAlways ? isAlways.error()
                           : !outbox   ? outbox.error()
                                       : fetched.error())
                              .message;
        publish();
        return;
    }
    if (address.value() != m_state.address) {
        m_link.reset();
        m_state = {};
        m_state.address = address.value();
        const auto parsed = TeamAddress::fromText(m_state.address);
        m_state.place = parsed ? parsed->place() : QString();
    }
    m_state.sharesAlways = isAlways.value();
    m_state.waiting = outbox.value();
    m_notedAt = fetched.value();
    if (!m_state.fetchedAt.isValid() || m_notedAt > m_state.fetchedAt || !m_notedAt.isValid()) {
        m_state.fetchedAt = m_notedAt;
    }
    if (m_isHeld && m_state.hasTeam()) {
        m_state.line = TeamState::Line::Held;
    }
    publish();
}

void TeamWorker::publish()
{
    if (m_state != m_published) {
        m_published = m_state;
        Q_EMIT stateChanged(m_state);
    }
}

void TeamWorker::setLine(TeamState::Line line, const QString& problem)
{
    m_state.line = line;
    m_state.problem = problem;
    publish();
}

void TeamWorker::start()
{
    if (openCache(false)) {
        exchangeInBackground();
    }
}

/// Nothing to do where the line stands.
Result<void> TeamWorker::reach()
{
    const bool isWithoutRight = m_link && !m_link->canShare() && !m_state.waiting.isEmpty();
    if (isWithoutRight && m_rightsHold.hasExpired()) {
        m_link.reset();  // it may have been granted meanwhile
    }
    if (m_link) {
        return {};
    }
    if (m_state.line != TeamState::Line::Down) {
        setLine(TeamState::Line::Reaching);
    }
    auto link = TeamAddress::fromText(m_state.address).andThen(m_reach);
    if (!link) {
        return link.error();
    }
    m_link = std::move(link).value();
    m_state.user = m_link->user();
    m_state.canShare = m_link->canShare();
    m_rightsHold.setRemainingTime(kRightsMs);
    return m_isHeld ? Result<void>() : m_link->listen([this] { hear(); });
}

/// By this thread's event loop: the board has something.
void TeamWorker::hear()
{
    const qint64 since = m_sinceExchange.isValid() ? m_sinceExchange.elapsed() : kLeastPauseMs;
    const int pause = static_cast<int>(std::max<qint64>(kHearMs, kLeastPauseMs - since));
    if (!m_isHeld && (!m_next.isActive() || m_next.remainingTime() > pause)) {
        m_next.start(pause);
    }
}

Result<teamexchange::Sent> TeamWorker::send(const StopToken& stop)
{
    if (m_state.waiting.isEmpty()) {
        return teamexchange::Sent();
    }
    const auto store = ResultStore::open(m_storePath);
    if (!store) {
        return store.error();
    }
    return teamexchange::sendOutbox(*store.value(), *m_cache, m_link.get(), {}, stop);
}

/// A board on which nothing has happened costs one question and no writing.
Result<teamexchange::Pulled> TeamWorker::fetch(const StopToken& stop)
{
    const auto known = m_cache->lastSequence(m_link->boardId());
    const auto latest = m_link->lastSequence();
    if (!known || !latest) {
        return known ? latest.error() : known.error();
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool isNoted = m_notedAt.isValid() && m_notedAt.secsTo(now) < kNotedSeconds;
    if (known.value() == latest.value() && isNoted) {
        m_state.fetchedAt = now;
        return teamexchange::Pulled();
    }
    const auto pulled = teamexchange::pull(*m_cache, *m_link, stop);
    if (pulled && !stop.isStopRequested()) {
        m_notedAt = m_state.fetchedAt = now;
    }
    return pulled;
}

/// Reaches the board, sends what waits, fetches what is new. `isAsked`: also while something is measured.
Result<void> TeamWorker::exchange(bool isAsked)
{
    const StopToken& stop = isAsked ? m_ending : m_stop;
    const bool wasOpen = m_link != nullptr;
    const auto done = exchangeOnce(stop);
    if (done || !wasOpen || stop.isStopRequested()) {
        return done;
    }
    m_link.reset();  // the server may have been started anew since
    return exchangeOnce(stop);
}

Result<void> TeamWorker::exchangeOnce(const StopToken& stop)
{
    m_sent = {};
    m_pulled = {};
    if (stop.isStopRequested()) {
        return {};
    }
    if (const auto reached = reach(); !reached) {
        return reached;
    }
    const auto sent = send(stop);
    if (!sent) {
        return sent.error();
    }
    m_sent = sent.value();
    const auto outbox = m_cache->outbox();
    m_state.waiting = outbox ? outbox.value() : m_state.waiting;
    const auto pulled = stop.isStopRequested() ? Result<teamexchange::Pulled>(teamexchange::Pulled())
                                               : fetch(stop);
    if (!pulled) {
        return pulled.error();
    }
    m_pulled = pulled.value();
    const bool isNew = m_pulled.shared != 0 || m_pulled.withdrawn != 0 || !m_pulled.leftOut.isEmpty();
    if (isNew) {
        Q_EMIT resultsChanged();
    }
    // A line on which sending failed is a line to be opened anew, unless the right to share is what lacks.
    return !m_sent.waiting.isEmpty() && m_link->canShare() && !stop.isStopRequested()
               ? Result<void>(Error{ErrorCode::Store, m_sent.whyWaiting, {}})
               : Result<void>();
}

/// After an exchange: says how the line stands and when it is looked at again.
void TeamWorker::settle(const Result<void>& done)
{
    m_failures = done ? 0 : m_failures + 1;
    if (!done || m_isHeld) {
        m_link.reset();
    }
    setLine(m_isHeld ? TeamState::Line::Held
            : done   ? TeamState::Line::Live
                     : TeamState::Line::Down,
            done ? m_sent.whyWaiting : done.error().message);
    m_sinceExchange.start();
    if (!m_isHeld && m_state.hasTeam()) {
        const int doublings = std::clamp(m_failures - 1, 0, 4);
        m_next.start(std::min(kPollMs << doublings, kLongestPauseMs));
    }
}

void TeamWorker::exchangeInBackground()
{
    if (m_ending.isStopRequested() || m_isHeld) {
        return;
    }
    readOthers();
    if (!m_cache || !m_state.hasTeam()) {
        return;
    }
    settle(exchange(false));
    const QStringList sentences = m_sent.refused + m_pulled.leftOut;
    if (!sentences.isEmpty()) {
        Q_EMIT told({About::Background, true, firstOf(sentences)});
    }
}

/// Another program (the terminal) may have joined, pulled or shared.
void TeamWorker::readOthers()
{
    const bool isKnown = m_cache != nullptr;
    if (!openCache(false)) {
        return;
    }
    const auto writes = m_cache->othersWrites();
    if (writes && (!isKnown || writes.value() != m_othersWrites)) {
        m_othersWrites = writes.value();
        readState();
        Q_EMIT resultsChanged();
    }
}

void TeamWorker::look()
{
    readOthers();
    if (m_state.hasTeam() && !m_isHeld && !m_next.isActive()) {
        m_next.start(0);
    }
}

void TeamWorker::join(const QString& text, bool sharesAlways)
{
    const auto address = TeamAddress::fromText(text);
    auto link = address.andThen(m_reach);
    if (!link) {
        tell(About::Joining, link.error());
        return;
    }
    if (sharesAlways && !link.value()->canShare()) {
        tell(About::Joining,
             Error{ErrorCode::Usage,
                   QObject::tr("You may read this board, but not share: choose sharing by hand."),
                   {}});
        return;
    }
    if (!openCache(true)) {
        return;
    }
    const auto joined = m_cache->join(address->text(), link.value()->boardId()).andThen([&] {
        return m_cache->setSharesAlways(sharesAlways);
    });
    if (!joined) {
        tell(About::Joining, joined);
        return;
    }
    const QString sentence = link.value()->canShare()
                                 ? QObject::tr("Connected to %1 as %2, to read and to share.")
                                 : QObject::tr("Connected to %1 as %2, to read.");
    const QString user = link.value()->user();
    link.value().reset();
    readState();
    settle(exchange(true));
    Q_EMIT resultsChanged();
    tell(About::Joining, {}, sentence.arg(m_state.place, user));
}

void TeamWorker::leave()
{
    if (!m_cache) {
        return;
    }
    const auto left = m_cache->leave();
    if (left) {
        m_next.stop();
        m_link.reset();
    }
    readState();
    Q_EMIT resultsChanged();
    tell(About::Joining, left,
         QObject::tr("Left the team: what was pulled is gone here; what you shared stays on the board."));
}

void TeamWorker::setSharesAlways(bool isAlways)
{
    if (m_cache) {
        tell(About::Joining, m_cache->setSharesAlways(isAlways));
        readState();
    }
}

void TeamWorker::share(const QStringList& setIds)
{
    if (!m_cache || !m_state.hasTeam()) {
        return;
    }
    if (const auto added = m_cache->addToOutbox(setIds); !added) {
        tell(About::Sharing, added);
        return;
    }
    readState();
    const auto done = exchange(true);
    settle(done);
    if (!done && m_sent.waiting.isEmpty()) {
        m_sent.waiting = m_state.waiting;
        m_sent.whyWaiting = done.error().message;
    }
    if (!m_ending.isStopRequested()) {
        const bool isError = !m_sent.refused.isEmpty() || !m_sent.waiting.isEmpty();
        Q_EMIT told({About::Sharing, isError, sentenceOf(m_sent)});
    }
}

void TeamWorker::shareFinished(const QStringList& setIds)
{
    if (!openCache(false) || !m_state.hasTeam()) {
        return;
    }
    readState();  // the terminal may have been told otherwise
    if (!m_state.sharesAlways) {
        return;
    }
    tell(About::Sharing, m_cache->addToOutbox(setIds));
    readState();
    exchangeInBackground();
}

void TeamWorker::withdraw(const QString& setId)
{
    if (!m_cache || !m_state.hasTeam()) {
        return;
    }
    const bool isWaiting = m_state.waiting.contains(setId);
    if (const auto removed = m_cache->removeFromOutbox(setId); !removed) {
        tell(About::Withdrawing, removed);
        return;
    }
    readState();
    const auto count = reach().andThen([&] { return m_link->withdraw(setId); });
    const auto done = count ? exchange(true) : Result<void>(count.error());
    settle(done);
    if (count && count.value() > 0) {
        tell(About::Withdrawing, {},
             QObject::tr("Took %n run(s) off the board; they stay in your own results.", nullptr,
                         count.value()));
    } else if (isWaiting) {
        tell(About::Withdrawing, {}, QObject::tr("The set waits no longer to be shared."));
    } else {
        tell(About::Withdrawing,
             count ? Error{ErrorCode::Usage, QObject::tr("You share nothing of this set."), {}}
                   : count.error());
    }
}

void TeamWorker::pull()
{
    if (!openCache(false) || !m_state.hasTeam()) {
        return;
    }
    const auto done = exchange(true);
    settle(done);
    if (!done) {
        tell(About::Pulling, done);
        return;
    }
    const QStringList sentences = m_sent.refused + m_pulled.leftOut;
    const QString counts = QObject::tr("%1 runs came, %2 went.").arg(m_pulled.shared).arg(m_pulled.withdrawn);
    Q_EMIT told({About::Pulling, !sentences.isEmpty(), (counts + u' ' + firstOf(sentences)).trimmed()});
}

void TeamWorker::hold()
{
    m_isHeld = true;
    m_next.stop();
    m_link.reset();
    if (m_state.hasTeam()) {
        setLine(TeamState::Line::Held);
    }
}

void TeamWorker::release(const StopToken& stop)
{
    m_isHeld = false;
    m_stop = stop;
    exchangeInBackground();
}

void TeamWorker::end()
{
    m_next.stop();
    m_link.reset();
    m_cache.reset();
    thread()->quit();
}

}  // namespace epochmark
