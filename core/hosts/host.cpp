// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/host.h"

#include "base/jsonfields.h"
#include "base/jsontext.h"
#include "base/printable.h"

#include <QJsonArray>
#include <QObject>
#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace epochmark {

namespace {

constexpr qsizetype kLongestWord = 1'000;  // characters of a destination, a folder, a prefix
constexpr int kMostDevices = 64;

const QRegularExpression& batchCommand()
{
    static const QRegularExpression expression(QStringLiteral("(^|[\\s/])sbatch(?=\\s|$)"));
    return expression;
}

Error hostUsage(const QString& sentence)
{
    return {ErrorCode::Usage, sentence, {}};
}

Result<void> checkWord(const QString& word, const QString& what)
{
    const bool isPlain = std::ranges::all_of(word, [](QChar letter) { return letter.isPrint(); });
    if (!isPlain || word.size() > kLongestWord) {
        return hostUsage(QObject::tr("%1 takes one line of at most %2 characters that can be seen.")
                             .arg(what)
                             .arg(kLongestWord));
    }
    return {};
}

int countOf(const std::optional<qint64>& number)
{
    return static_cast<int>(std::clamp<qint64>(number.value_or(0), 0, std::numeric_limits<int>::max()));
}

QJsonValue numberOrNull(const std::optional<qint64>& number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue countOrNull(int count)
{
    return count > 0 ? QJsonValue(count) : QJsonValue(QJsonValue::Null);
}

QJsonArray devicesToJson(const QList<Device>& devices)
{
    QJsonArray list;
    for (const Device& device : devices) {
        list.append(toJson(device));
    }
    return list;
}

Result<Device> deviceFromJson(const QJsonObject& object)
{
    static const QRegularExpression kId(QStringLiteral("\\A[A-Za-z0-9:._-]{1,100}\\z"));
    JsonFields fields(object);
    Device device;
    device.id = fields.text("id");
    const auto kind = deviceKindFromString(fields.text("kind"));
    if (!kind || !kId.match(device.id).hasMatch()) {
        fields.refuse(kind ? "id" : "kind");
    } else {
        device.kind = kind.value();
    }
    device.name = printable(fields.text("name"));
    device.memoryBytes = fields.maybeInteger("memory_bytes");
    device.memoryInUseBytes = fields.maybeInteger("memory_in_use_bytes");
    device.usedBy = printable(fields.textOr("used_by"));
    device.physicalCores = countOf(fields.maybeInteger("cores"));
    device.logicalCores = countOf(fields.maybeInteger("threads"));
    device.defaultThreads = countOf(fields.maybeInteger("default_threads"));
    device.uuid = printable(fields.textOr("uuid"));
    device.pciAddress = printable(fields.textOr("pci"));
    device.powerLimitWatts = fields.maybeNumber("power_limit_w");
    device.link = printable(fields.textOr("link"));
    device.detail = printable(fields.textOr("detail"));
    device.isUsable = fields.flagOr("usable", true);
    device.reason = printable(fields.textOr("reason"), 1'000);
    device.remedy = printable(fields.textOr("remedy"), 1'000);
    const auto problem = fields.problem();
    return problem ? Result<Device>(*problem) : Result<Device>(device);
}

Result<QList<Device>> devicesIn(const QList<QJsonObject>& objects)
{
    QList<Device> devices;
    for (const QJsonObject& object : objects.first(std::min<qsizetype>(objects.size(), kMostDevices))) {
        auto device = deviceFromJson(object);
        if (!device) {
            return device.error();
        }
        devices.append(std::move(device).value());
    }
    return devices;
}

QJsonObject factsToJson(const HostFacts& facts)
{
    return {
        {QStringLiteral("seen_at"), facts.seenAt.toUTC().toString(Qt::ISODateWithMs)},
        {QStringLiteral("system"), facts.system},
        {QStringLiteral("architecture"), facts.architecture},
        {QStringLiteral("glibc"), textOrNull(facts.glibc)},
        {QStringLiteral("processor"), textOrNull(facts.cpu)},
        {QStringLiteral("threads"), countOrNull(facts.threads)},
        {QStringLiteral("folder"), textOrNull(facts.folder)},
        {QStringLiteral("epochmark"), textOrNull(facts.version)},
        {QStringLiteral("python"), facts.hasPython},
        {QStringLiteral("internet"), facts.hasInternet},
        {QStringLiteral("memory_bytes"), numberOrNull(facts.memoryBytes)},
        {QStringLiteral("free_bytes"), numberOrNull(facts.freeBytes)},
        {QStringLiteral("clock_offset_s"), facts.clockOffset ? QJsonValue(*facts.clockOffset) : QJsonValue()},
        {QStringLiteral("devices"), devicesToJson(facts.devices)}};
}

Result<HostFacts> factsFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    HostFacts facts;
    facts.seenAt = QDateTime::fromString(fields.text("seen_at"), Qt::ISODateWithMs).toUTC();
    facts.system = fields.textOr("system");
    facts.architecture = fields.textOr("architecture");
    facts.glibc = fields.textOr("glibc");
    facts.cpu = fields.textOr("processor");
    facts.threads = countOf(fields.maybeInteger("threads"));
    facts.folder = fields.textOr("folder");
    facts.version = fields.textOr("epochmark");
    facts.hasPython = fields.flagOr("python", false);
    facts.hasInternet = fields.flagOr("internet", false);
    facts.memoryBytes = fields.maybeInteger("memory_bytes");
    facts.freeBytes = fields.maybeInteger("free_bytes");
    facts.clockOffset = fields.maybeNumber("clock_offset_s");
    const auto devices = devicesIn(fields.objects("devices"));
    if (const auto problem = fields.problem()) {
        return *problem;
    }
    if (!devices) {
        return devices.error();
    }
    facts.devices = devices.value();
    return facts;
}

}  // namespace

Result<void> Host::checkName(const QString& name)
{
    static const QRegularExpression kName(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9._-]{0,39}\\z"));
    if (!kName.match(name).hasMatch()) {
        return hostUsage(
            QObject::tr("\"%1\" can't be the name of a machine here: up to 40 letters, digits, dots, "
                        "hyphens and underscores, a letter or digit first.")
                .arg(printable(name, 60)));
    }
    return {};
}

Result<void> Host::check() const
{
    static const QRegularExpression kDestination(QStringLiteral("\\A[^-\\s]\\S*\\z"));
    if (const auto named = checkName(name); !named) {
        return named;
    }
    if (!kDestination.match(destination).hasMatch()) {
        return hostUsage(
            QObject::tr("\"%1\" is no destination for ssh. It reads like gpubox (of ~/.ssh/config), "
                        "alice@gpubox.example.org or ssh://alice@gpubox.example.org:2222.")
                .arg(printable(destination, 100)));
    }
    if (folder.trimmed().isEmpty()) {
        return hostUsage(QObject::tr("Which folder there? Its name can't be empty."));
    }
    for (const auto& [word, what] :
         {std::pair(destination, QObject::tr("The destination")),
          std::pair(folder, QObject::tr("The folder")),
          std::pair(prefix, QObject::tr("The command before all others")),
          std::pair(program, QObject::tr("The program")), std::pair(bundle, QObject::tr("The bundle")),
          std::pair(shutDown, QObject::tr("The command that ends the rent"))}) {
        if (const auto checked = checkWord(word, what); !checked) {
            return checked;
        }
    }
    return {};
}

QList<Device> Host::listedDevices() const
{
    QList<Device> devices = seen.devices;
    for (Device& device : devices) {
        device.id = deviceId(device.id);
        device.name = QStringLiteral("%1 · %2").arg(name, device.name);
    }
    return devices;
}

bool Host::hasScheduler() const
{
    static const QRegularExpression kSlurm(QStringLiteral("(?:^|[\\s/])(?:srun|salloc)(?:\\s|$)"));
    return isBatch() || kSlurm.match(prefix).hasMatch();
}

bool Host::isBatch() const
{
    return batchCommand().match(prefix).hasMatch();
}

QString Host::callPrefix() const
{
    return QString(prefix).replace(batchCommand(), QStringLiteral("\\1srun"));
}

/// An option's value stands behind "=", directly behind a single letter, or is the next word. What is another
/// program's, which srun starts ("srun singularity exec x"), must not get options that are srun's.
bool Host::hasNodes() const
{
    static const QRegularExpression kSrunAlone(QStringLiteral(
        R"(^\s*(?:\S*/)?srun(?:\s+(?:-\w\S+|--[\w-]+=\S+|(?:-\w|--[\w-]+)(?:\s+[^\s-]\S*)?))*\s*$)"));
    return kSrunAlone.match(prefix).hasMatch();
}

/// Of an option that stands there twice srun takes the last.
QString Host::prefixFor(int nodes) const
{
    return nodes > 1 && hasNodes() ? QStringLiteral("%1 --nodes=%2 --ntasks=%2 --ntasks-per-node=1")
                                         .arg(prefix.trimmed())
                                         .arg(nodes)
                                   : prefix;
}

QJsonObject Host::toJson() const
{
    QJsonObject object{{QStringLiteral("name"), name},
                       {QStringLiteral("destination"), destination},
                       {QStringLiteral("folder"), folder},
                       {QStringLiteral("prefix"), textOrNull(prefix)},
                       {QStringLiteral("program"), textOrNull(program)},
                       {QStringLiteral("bundle"), textOrNull(bundle)},
                       {QStringLiteral("shut_down"), textOrNull(shutDown)}};
    object.insert(QStringLiteral("seen"),
                  seen.seenAt.isValid() ? QJsonValue(factsToJson(seen)) : QJsonValue());
    return object;
}

Result<Host> Host::fromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    Host host;
    host.name = fields.text("name");
    host.destination = fields.text("destination");
    host.folder = fields.text("folder");
    host.prefix = fields.textOr("prefix");
    host.program = fields.textOr("program");
    host.bundle = fields.textOr("bundle");
    host.shutDown = fields.textOr("shut_down");
    const QJsonObject seen = fields.object("seen");
    if (const auto problem = fields.problem()) {
        return *problem;
    }
    if (!seen.isEmpty()) {
        const auto facts = factsFromJson(seen);
        if (!facts) {
            return facts.error();
        }
        host.seen = facts.value();
    }
    const auto checked = host.check();
    return checked ? Result<Host>(host) : Result<Host>(checked.error());
}

std::optional<HostDevice> HostDevice::of(const QString& deviceId)
{
    const qsizetype slash = deviceId.indexOf(u'/');
    return slash < 0 ? std::nullopt
                     : std::optional(HostDevice{deviceId.left(slash), deviceId.mid(slash + 1)});
}

Result<QList<Device>> devicesFromJson(const QByteArray& json)
{
    const QJsonDocument document = jsontext::parsed(json);
    JsonFields fields(document.object());
    const QList<QJsonObject> objects = fields.objects("devices");
    if (!document.isObject() || fields.problem() || objects.isEmpty()) {
        return Error{ErrorCode::Input, QObject::tr("That is no list of devices."), {}};
    }
    return devicesIn(objects);
}

QJsonObject toJson(const Device& device)
{
    return {{QStringLiteral("id"), device.id},
            {QStringLiteral("kind"), toString(device.kind)},
            {QStringLiteral("name"), device.name},
            {QStringLiteral("memory_bytes"), numberOrNull(device.memoryBytes)},
            {QStringLiteral("memory_in_use_bytes"), numberOrNull(device.memoryInUseBytes)},
            {QStringLiteral("used_by"), textOrNull(device.usedBy)},
            {QStringLiteral("cores"), countOrNull(device.physicalCores)},
            {QStringLiteral("threads"), countOrNull(device.logicalCores)},
            {QStringLiteral("default_threads"), countOrNull(device.defaultThreads)},
            {QStringLiteral("uuid"), textOrNull(device.uuid)},
            {QStringLiteral("pci"), textOrNull(device.pciAddress)},
            {QStringLiteral("power_limit_w"),
             device.powerLimitWatts ? QJsonValue(*device.powerLimitWatts) : QJsonValue()},
            {QStringLiteral("link"), textOrNull(device.link)},
            {QStringLiteral("detail"), textOrNull(device.detail)},
            {QStringLiteral("usable"), device.isUsable},
            {QStringLiteral("reason"), textOrNull(device.reason)},
            {QStringLiteral("remedy"), textOrNull(device.remedy)}};
}

}  // namespace epochmark
