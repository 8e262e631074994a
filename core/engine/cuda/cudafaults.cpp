// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cuda/cudafaults.h"

#include "base/printable.h"

#include <QHash>
#include <QObject>
#include <QRegularExpression>

#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/Event.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <c10/util/Exception.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <new>
#include <system_error>

namespace epochmark {

namespace {

/// CUDA's own words, as cudaGetErrorString() has them.
constexpr std::array<const char*, 13> kStickyWords{
    "an illegal memory access was encountered",
    "unspecified launch failure",
    "device-side assert triggered",
    "the launch timed out and was terminated",
    "uncorrectable ECC error encountered",
    "misaligned address",
    "an illegal instruction was encountered",
    "invalid program counter",
    "operation not supported on global/shared address space",
    "uncorrectable NVLink error detected",
    "hardware stack error",
    "Invalid access of peer GPU memory over nvlink or a hardware error",
    "unknown error",
};

struct BrokenCards {
    std::mutex mutex;
    QHash<QString, QString> reasons;  ///< of a device's id
};

BrokenCards& brokenCards()
{
    static BrokenCards cards;
    return cards;
}

QString textOf(const std::exception& exception)
{
    return QString::fromUtf8(exception.what());
}

/// LibTorch's sentence: "Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 3.94 GiB of which 1.20 GiB
/// is free."
QString memoryFigures(const QString& text)
{
    static const QRegularExpression kWanted(QStringLiteral("Tried to allocate ([0-9.]+ [KMGT]iB)"));
    static const QRegularExpression kFree(
        QStringLiteral("total capacity of ([0-9.]+ [KMGT]iB) of which ([0-9.]+ (?:bytes|[KMGT]iB)) is free"));
    const auto wanted = kWanted.match(text);
    const auto memory = kFree.match(text);
    if (!wanted.hasMatch() || !memory.hasMatch()) {
        return {};
    }
    return QObject::tr("It wanted %1 more at once; of the card's %2, %3 were free.")
        .arg(wanted.captured(1), memory.captured(1), memory.captured(2));
}

Error outOfMemory(const QString& text, const QString& deviceId)
{
    QStringList sentences{
        QObject::tr("There is not enough memory on %1 for this training.").arg(deviceId), memoryFigures(text),
        QObject::tr("Choose a smaller batch, or close other programs that use the device.")};
    sentences.removeAll(QString());
    return {ErrorCode::Internal, sentences.join(u' '), text};
}

QString brokenSentence(const QString& deviceId, const QString& text)
{
    static const QRegularExpression kWords(QStringLiteral("CUDA error: ([^\n]+)"));
    const auto match = kWords.match(text);
    const QString words = match.hasMatch() ? match.captured(1) : text.section(u'\n', 0, 0);
    return QObject::tr("%1 answers this program no more (%2). Restart Epochmark; if it happens again, look "
                       "for \"Xid\" in the kernel's log and check the card's heat, power and driver.")
        .arg(deviceId, printable(words));
}

Error brokenError(const QString& deviceId, const QString& sentence, const QString& text)
{
    BrokenCards& cards = brokenCards();
    const std::lock_guard lock(cards.mutex);
    cards.reasons.insert(deviceId, sentence);
    return {ErrorCode::DeviceUnavailable, sentence, text};
}

}  // namespace

Warning noGraphWarning(const QString& reason)
{
    return {
        QStringLiteral("no-graph"),
        QObject::tr("The card was asked for every operation of a step one by one, which is slower than one "
                    "recorded step: %1.")
            .arg(printable(reason, 400))};
}

bool isOutOfMemory(const std::exception& exception)
{
    if (dynamic_cast<const std::bad_alloc*>(&exception) != nullptr
        || dynamic_cast<const c10::OutOfMemoryError*>(&exception) != nullptr) {
        return true;
    }
    // A thread whose stack found no room, or that a limit on threads refused.
    const auto* system = dynamic_cast<const std::system_error*>(&exception);
    if (system != nullptr && system->code() == std::errc::resource_unavailable_try_again) {
        return true;
    }
    // The CPU allocator throws a plain c10::Error; Metal speaks of its own limit.
    const QString text = textOf(exception);
    return text.contains(QLatin1String("can't allocate memory"))
           || text.contains(QLatin1String("out of memory"))
           || text.contains(QLatin1String("STATUS_ALLOC_FAILED"));  // of cuBLAS and cuDNN
}

bool isSticky(const std::exception& exception)
{
    const QString text = textOf(exception);
    return text.contains(QLatin1String("CUDA error"))
           && std::any_of(kStickyWords.begin(), kStickyWords.end(),
                          [&](const char* words) { return text.contains(QLatin1String(words)); });
}

void askCard(const QString& deviceId)
{
    if (!at::detail::getCUDAHooks().hasCUDA()) {
        return;
    }
    const c10::impl::VirtualGuardImpl cuda(c10::DeviceType::CUDA);
    c10::Event event(c10::DeviceType::CUDA);
    event.record(cuda.getStream(c10::Device(deviceId.toStdString())));
}

Error cudaErrorOf(const std::exception& exception, const QString& deviceId,
                  const std::function<void(const QString&)>& ask)
{
    const QString text = textOf(exception);
    if (isOutOfMemory(exception)) {
        return outOfMemory(text, deviceId);
    }
    if (isSticky(exception)) {
        return brokenError(deviceId, brokenSentence(deviceId, text), text);
    }
    try {
        ask(deviceId);
    } catch (const std::exception& answer) {
        if (isSticky(answer)) {
            return brokenError(deviceId, brokenSentence(deviceId, textOf(answer)), text);
        }
    }
    return {ErrorCode::DeviceUnavailable,
            QObject::tr("%1 failed while training. Check the device's driver and start again.").arg(deviceId),
            text};
}

Error silentCardError(const QString& deviceId)
{
    return brokenError(
        deviceId,
        QObject::tr("%1 doesn't finish what it was asked for. Restart Epochmark; if it happens "
                    "again, look for \"Xid\" in the kernel's log and check the card's heat, power "
                    "and driver.")
            .arg(deviceId),
        {});
}

std::optional<QString> brokenCard(const QString& deviceId)
{
    BrokenCards& cards = brokenCards();
    const std::lock_guard lock(cards.mutex);
    const auto found = cards.reasons.constFind(deviceId);
    return found == cards.reasons.constEnd() ? std::nullopt : std::optional<QString>(*found);
}

void forgetBrokenCards()
{
    BrokenCards& cards = brokenCards();
    const std::lock_guard lock(cards.mutex);
    cards.reasons.clear();
}

}  // namespace epochmark
