// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportfacts.h"

#include "base/format.h"
#include "workload/presettitle.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

QString spreadText(const LeaderboardRow& row)
{
    return row.variation ? QStringLiteral("±%1").arg(format::percent(row.variation)) : QString();
}

QString runsText(const LeaderboardRow& row)
{
    if (row.rankedRuns <= 1) {
        return Text::tr("single run");
    }
    const QString runs = Text::tr("%n runs", nullptr, row.rankedRuns);
    return row.variation ? QStringLiteral("%1, %2").arg(runs, spreadText(row)) : runs;
}

/// "47.9 ×" as figure and sign.
std::pair<QString, QString> splitUnit(const QString& text)
{
    const qsizetype space = text.lastIndexOf(QLatin1Char(' '));
    return space < 0 ? std::pair(text, QString()) : std::pair(text.left(space), text.mid(space + 1));
}

const LeaderboardRow* baselineOf(const LeaderboardGroup& group)
{
    const auto found = std::find_if(group.rows.begin(), group.rows.end(),
                                    [](const LeaderboardRow& row) { return row.isBaseline; });
    return found == group.rows.end() ? nullptr : &*found;
}

QString unrankedNote(const LeaderboardRow& row)
{
    return row.status == RunStatus::Completed ? Text::tr("not ranked")
                                              : Text::tr("not completed, not ranked");
}

ReportFact timeFact(const LeaderboardRow& row)
{
    ReportFact fact{Text::tr("Time"), format::unknown(), {}, Text::tr("not completed"), {}};
    if (row.medianSeconds) {
        std::tie(fact.value, fact.unit) = splitUnit(format::runTime(*row.medianSeconds));
        fact.note = isInMinutes(*row.medianSeconds) ? QStringLiteral("%1, %2").arg(
                        Text::tr("%1 s").arg(QLocale().toString(*row.medianSeconds, 'f', 1)), runsText(row))
                                                    : runsText(row);
    }
    return fact;
}

ReportFact speedupFact(const ReportSource& source)
{
    ReportFact fact{Text::tr("Speed-up"), format::unknown(), {}, unrankedNote(source.row), {}};
    const LeaderboardRow* baseline = baselineOf(source.group);
    if (source.row.isBaseline) {
        fact.note = Text::tr("this is the baseline");
    } else if (baseline != nullptr && source.row.speedupInterval) {
        fact.note = Text::tr("%1 to %2, over %3")
                        .arg(splitUnit(format::factor(source.row.speedupInterval->low)).first,
                             splitUnit(format::factor(source.row.speedupInterval->high)).first,
                             baseline->deviceName);
    } else if (baseline != nullptr && source.row.speedup) {
        fact.note = Text::tr("over %1").arg(baseline->deviceName);
    }
    if (source.row.speedup) {
        std::tie(fact.value, fact.unit) = splitUnit(format::factor(*source.row.speedup));
    }
    return fact;
}

ReportFact rankFact(const ReportSource& source)
{
    ReportFact fact{Text::tr("Rank"), format::unknown(), {}, unrankedNote(source.row), {}};
    if (source.row.rank) {
        const auto ranked = std::count_if(source.group.rows.begin(), source.group.rows.end(),
                                          [](const LeaderboardRow& row) { return row.rank.has_value(); });
        fact.value = QString::number(*source.row.rank)
                     + (source.row.isRankShared ? QStringLiteral("=") : QString());
        fact.unit = Text::tr("of %1").arg(format::count(ranked));
        fact.note = Text::tr("measured, same workload");
    }
    return fact;
}

ReportFact accuracyFact(const LeaderboardRow& row)
{
    ReportFact fact{
        Text::tr("Validation accuracy"), format::unknown(), {}, Text::tr("no proof that it learned"), {}};
    if (row.validationAccuracy) {
        std::tie(fact.value, fact.unit) = splitUnit(format::percent(row.validationAccuracy));
    }
    if (row.hasLearned) {
        fact.seal = Text::tr("learned");
        fact.note = Text::tr("p < 0.001");
    }
    return fact;
}

QString priceNote(const Price& price)
{
    const QString amount = format::money(price.amount, price.currency);
    if (price.kind == PriceKind::Buy) {
        return Text::tr("bought at %1").arg(amount);
    }
    return price.unit == Price::RentUnit::Hour ? Text::tr("rented at %1 an hour").arg(amount)
                                               : Text::tr("rented at %1 a month").arg(amount);
}

ReportFact costFact(const ReportSource& source)
{
    ReportFact fact{Text::tr("Cost"), format::unknown(), {}, Text::tr("no price given"), {}};
    if (source.row.cost) {
        std::tie(fact.value, fact.unit) = runMoney(*source.row.cost);
        const auto price = source.costs.book().effectivePrice(source.run.device.name, source.row.cost->kind);
        fact.note = price ? priceNote(*price) : source.row.cost->source;
        if (source.row.cost->kind == PriceKind::Buy && !source.row.cost->isEnergyIncluded) {
            fact.note = Text::tr("%1, without power").arg(fact.note);
        }
    }
    return fact;
}

ReportFact energyFact(const LeaderboardRow& row)
{
    ReportFact fact{Text::tr("Energy"), format::unknown(), {}, Text::tr("not measured"), {}};
    if (row.energy) {
        fact.value = format::rate(row.energy->joules / 3600);
        fact.unit = Text::tr("Wh");
        fact.note = row.energy->scope;
    }
    return fact;
}

QString versions(const QJsonObject& environment)
{
    QStringList parts;
    const auto add = [&](const QString& name, const char* key) {
        const QString value = environment.value(QLatin1String(key)).toString();
        if (!value.isEmpty()) {
            parts.append(QStringLiteral("%1 %2").arg(name, value));
        }
    };
    add(QStringLiteral("Epochmark"), "epochmark");
    add(QStringLiteral("LibTorch"), "libtorch");
    add(QStringLiteral("CUDA"), "cuda");
    add(Text::tr("driver"), "driver");
    return parts.join(QStringLiteral(" · "));
}

QString datesText(const QDate& measured, const QDate& exported)
{
    const QLocale locale;
    const QString whole = Text::tr("d MMM yyyy", "a date, as QLocale::toString() takes it");
    const QString brief = Text::tr("d MMM", "a date without its year, as QLocale::toString() takes it");
    return Text::tr("measured %1, exported %2")
        .arg(locale.toString(measured, measured.year() == exported.year() ? brief : whole),
             locale.toString(exported, whole));
}

}  // namespace

std::pair<QString, QString> runMoney(const RunCost& cost)
{
    const bool isDollar = cost.currency == QStringLiteral("USD");
    if ((isDollar || cost.currency == QStringLiteral("EUR")) && cost.amount < 1) {
        const double cents = cost.amount * 100;
        const int decimals = cents >= 0.0995 || cents <= 0
                                 ? 2
                                 : 1 - static_cast<int>(std::floor(std::log10(cents)));
        return {QLocale().toString(cents, 'f', decimals),
                isDollar ? Text::tr("¢ a run") : Text::tr("ct a run")};
    }
    return {format::money(cost.amount, cost.currency), Text::tr("a run")};
}

bool isInMinutes(double seconds)
{
    return std::round(seconds * 10) >= 100;
}

QString timeFigure(double seconds)
{
    const QString text = format::runTime(seconds);
    return isInMinutes(seconds) ? splitUnit(text).first : text;
}

QString reportHeadline(const ReportSource& source)
{
    const int epochs = static_cast<int>(source.run.epochs.size());
    const QString workload = presetTitle(source.run.preset);
    if (!source.row.medianSeconds) {
        return Text::tr("%1 trained %2 for %n epochs", nullptr, epochs).arg(source.row.deviceName, workload);
    }
    const double seconds = *source.row.medianSeconds;
    const QString figure = splitUnit(format::runTime(seconds)).first;
    const QString time = isInMinutes(seconds) ? Text::tr("%1 minutes").arg(figure)
                                              : Text::tr("%1 seconds").arg(figure);
    if (source.run.preset == Preset::Custom) {
        return Text::tr("%1 trains %n epochs in %2", nullptr, epochs).arg(source.row.deviceName, time);
    }
    return Text::tr("%1 trains %2 in %3").arg(source.row.deviceName, workload, time);
}

QString reportSubtitle(const ReportSource& source)
{
    const WorkloadSpec& spec = source.run.workload;
    const QStringList parts{source.run.dataset.name,
                            Text::tr("%n classes", nullptr, spec.classCount()),
                            Text::tr("%1 pictures to train, %2 to test")
                                .arg(format::count(spec.trainPictures), format::count(spec.testPictures)),
                            Text::tr("%n epochs", nullptr, spec.epochs),
                            Text::tr("batch %1").arg(format::count(spec.batchSize)),
                            toString(spec.precision),
                            spec.pipeline == Pipeline::Tuned ? Text::tr("tuned pipeline")
                                                             : Text::tr("plain pipeline")};
    return parts.join(QStringLiteral(" · "));
}

QList<ReportFact> reportFacts(const ReportSource& source)
{
    QList<ReportFact> facts{timeFact(source.row), speedupFact(source), rankFact(source),
                            accuracyFact(source.row)};
    if (source.options.hasCosts) {
        facts.append(costFact(source));
    }
    facts.append(energyFact(source.row));
    return facts;
}

QStringList reportFooter(const ReportSource& source)
{
    const LeaderboardRow& row = source.row;
    QStringList parts;
    if (row.rankedRuns > 1) {
        const QString runs = Text::tr("N = %1, median").arg(row.rankedRuns);
        parts.append(row.variation ? Text::tr("%1, spread %2").arg(runs, spreadText(row)) : runs);
    } else {
        parts.append(Text::tr("N = 1, no interval"));
    }
    parts.append(versions(source.run.environment));
    const QDate exported = source.options.exported.isValid() ? source.options.exported : QDate::currentDate();
    parts.append(datesText(row.when.toLocalTime().date(), exported));
    parts.removeAll(QString());
    return parts;
}

}  // namespace epochmark
