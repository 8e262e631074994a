// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cpu/cpusensors.h"

#include <QList>

namespace epochmark {

namespace {

constexpr double kMicro = 1e-6;

/// One package: counts up in microjoules and starts again at 0 after its range.
struct RaplDomain {
    QString folder;
    qint64 rangeMicrojoules = 0;
    qint64 lastMicrojoules = 0;
    qint64 sumMicrojoules = 0;

    bool advance(const SystemFiles& files)
    {
        const auto now = files.number(folder + QStringLiteral("/energy_uj"));
        if (!now) {
            return false;
        }
        const bool hasWrapped = *now < lastMicrojoules;
        if (hasWrapped && rangeMicrojoules <= 0) {
            return false;
        }
        sumMicrojoules += *now - lastMicrojoules + (hasWrapped ? rangeMicrojoules : 0);
        lastMicrojoules = *now;
        return true;
    }
};

class RaplCounter final : public EnergyCounter {
public:
    RaplCounter(SystemFiles files, QList<RaplDomain> domains)
        : m_files(std::move(files)), m_domains(std::move(domains))
    {}

    std::optional<double> joules() override
    {
        double sum = 0;
        for (RaplDomain& domain : m_domains) {
            m_isKnown = m_isKnown && domain.advance(m_files);
            sum += double(domain.sumMicrojoules) * kMicro;
        }
        return m_isKnown ? std::optional<double>(sum) : std::nullopt;
    }
    QString source() const override { return QStringLiteral("RAPL"); }
    QString scope() const override { return QStringLiteral("package"); }

private:
    SystemFiles m_files;
    QList<RaplDomain> m_domains;
    bool m_isKnown = true;
};

}  // namespace

std::unique_ptr<EnergyCounter> openRaplCounter(const SystemFiles& files)
{
    const QString root = QStringLiteral("/sys/class/powercap");
    QList<RaplDomain> domains;
    for (const QString& name : files.names(root, QStringLiteral("intel-rapl:*"))) {
        const QString folder = root + u'/' + name;
        // Sub-domains (core, uncore, dram) are part of a package, psys holds it: counting them too would
        // count twice.
        if (!files.line(folder + QStringLiteral("/name"))
                 .value_or(QString())
                 .startsWith(QLatin1String("package"))) {
            continue;
        }
        const auto now = files.number(folder + QStringLiteral("/energy_uj"));
        if (!now) {
            return nullptr;
        }
        const qint64 range = files.number(folder + QStringLiteral("/max_energy_range_uj")).value_or(0);
        domains.append(RaplDomain{folder, range, *now, 0});
    }
    return domains.isEmpty() ? nullptr : std::make_unique<RaplCounter>(files, domains);
}

}  // namespace epochmark
