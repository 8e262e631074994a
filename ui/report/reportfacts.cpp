// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportfacts.h"

#include "base/format.h"
#include "dataset/demodataset.h"
#include "devices/kind/devicekinds.h"
#include "measure/energywords.h"
#include "measure/validity.h"
#include "results/board/comparison.h"
#include "results/board/rownames.h"
#include "results/record/pricesource.h"
#include "workload/presettitle.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

struct FactsText {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

QString variationText(const LeaderboardRow& row)
{
    return row.variation ? QStringLiteral("±%1").arg(format::percent(row.variation)) : QString();
}

QString runsText(const LeaderboardRow& row)
{
    if (row.rankedRuns <= 1) {
        return FactsText::tr("single run");
    }
    const QString runs = FactsText::tr("median of %Ln runs", nullptr, row.rankedRuns);
    return row.variation ? QStringLiteral("%1, %2").arg(runs, variationText(row)) : runs;
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

/// Unlike the name of the row that is said to be faster.
QString baselineName(const LeaderboardRow& baseline, const LeaderboardRow& row)
{
    return distinctNames({baseline, row}).first();
}

/// "EPYC 7763 with 2 threads", "RTX 3060 Ti": who does it in the headline.
QString subjectOf(const LeaderboardRow& row)
{
    const int threads = DeviceKinds::of(row.kind).usesThreads() ? row.runs.last().device.threads : 0;
    if (row.runs.last().ranks) {
        return FactsText::tr("%1 with %2 ranks").arg(shortName(row)).arg(row.runs.last().ranks->world);
    }
    return threads == 0   ? shortName(row)
           : threads == 1 ? FactsText::tr("%1 with 1 thread").arg(shortName(row))
                          : FactsText::tr("%1 with %2 threads").arg(shortName(row)).arg(threads);
}

QString unrankedNote(const LeaderboardRow& row)
{
    return row.status == RunStatus::Completed ? FactsText::tr("not ranked")
                                              : FactsText::tr("not completed, not ranked");
}

ReportFact timeFact(const LeaderboardRow& row)
{
    ReportFact fact{FactsText::tr("Time"), format::unknown(), {}, FactsText::tr("not completed"), {}};
    if (row.medianSeconds) {
        std::tie(fact.value, fact.unit) = splitUnit(format::runTime(*row.medianSeconds));
        fact.note = isInMinutes(*row.medianSeconds) ? QStringLiteral("%1, %2").arg(
                        FactsText::tr("%1 s").arg(QLocale().toString(*row.medianSeconds, 'f', 1)),
                        runsText(row))
                                                    : runsText(row);
    }
    return fact;
}

ReportFact speedupFact(const ReportSource& source)
{
    ReportFact fact{FactsText::tr("Speed-up"), format::unknown(), {}, unrankedNote(source.row), {}};
    const LeaderboardRow* baseline = baselineOf(source.group);
    if (source.row.isBaseline) {
        fact.note = FactsText::tr("this is the baseline");
    } else if (baseline != nullptr && source.row.speedupInterval) {
        fact.note = FactsText::tr("%1 to %2, over %3")
                        .arg(splitUnit(format::factor(source.row.speedupInterval->low)).first,
                             splitUnit(format::factor(source.row.speedupInterval->high)).first,
                             baselineName(*baseline, source.row));
    } else if (baseline != nullptr && source.row.speedup) {
        const QString over = FactsText::tr("over %1").arg(baselineName(*baseline, source.row));
        const QString doubt = certaintyWords(source.row.speedupCertainty, source.row.speedupRuns);
        fact.note = doubt.isEmpty() ? over : QStringLiteral("%1, %2").arg(over, doubt);
    }
    if (source.row.speedup) {
        const bool isMeasured = source.row.isBaseline || source.row.speedupCertainty == Certainty::Measured;
        std::tie(fact.value, fact.unit) = splitUnit(isMeasured ? format::factor(*source.row.speedup)
                                                               : format::roughFactor(*source.row.speedup));
        fact.value = isMeasured ? fact.value : QStringLiteral("~%1").arg(fact.value);
    }
    return fact;
}

ReportFact rankFact(const ReportSource& source)
{
    ReportFact fact{FactsText::tr("Rank"), format::unknown(), {}, unrankedNote(source.row), {}};
    if (source.row.rank) {
        const auto ranked = std::count_if(source.group.rows.begin(), source.group.rows.end(),
                                          [](const LeaderboardRow& row) { return row.rank.has_value(); });
        fact.value = QString::number(*source.row.rank)
                     + (source.row.isRankShared ? QStringLiteral("=") : QString());
        fact.unit = FactsText::tr("of %1").arg(format::count(ranked));
        fact.note = FactsText::tr("measured, same workload");
    }
    return fact;
}

bool isGuessing(const LeaderboardRow& row)
{
    const WorkloadSpec& workload = row.runs.last().workload;
    return isNearChance(*row.validationAccuracy, workload.testPictures, workload.classCount());
}

ReportFact accuracyFact(const LeaderboardRow& row)
{
    ReportFact fact{FactsText::tr("Validation accuracy"),
                    format::unknown(),
                    {},
                    FactsText::tr("no proof that it learned"),
                    {}};
    if (row.validationAccuracy) {
        std::tie(fact.value, fact.unit) = splitUnit(format::percent(row.validationAccuracy));
    }
    if (row.hasLearned && row.validationAccuracy && isGuessing(row)) {
        fact.note = FactsText::tr("learned its pictures; near chance here");
    } else if (row.hasLearned) {
        fact.seal = FactsText::tr("learned");
        fact.note = FactsText::tr("p < 0.001");
    }
    return fact;
}

QString priceNote(const Price& price)
{
    const QString amount = format::money(price.amount, price.currency);
    if (price.kind == PriceKind::Buy) {
        return FactsText::tr("bought at %1").arg(amount);
    }
    return price.unit == Price::RentUnit::Hour ? FactsText::tr("rented at %1 an hour").arg(amount)
                                               : FactsText::tr("rented at %1 a month").arg(amount);
}

ReportFact costFact(const ReportSource& source)
{
    ReportFact fact{FactsText::tr("Cost"), format::unknown(), {}, FactsText::tr("no price given"), {}};
    if (source.row.cost) {
        std::tie(fact.value, fact.unit) = runMoney(*source.row.cost);
        const auto price = source.costs.book().effectivePrice(source.run.device.name, source.row.cost->kind);
        fact.note = price ? priceNote(*price) : pricesource::shown(source.row.cost->source);
        if (source.row.cost->kind == PriceKind::Buy && !source.row.cost->isEnergyIncluded) {
            fact.note = FactsText::tr("%1, without power").arg(fact.note);
        }
    }
    return fact;
}

ReportFact energyFact(const LeaderboardRow& row)
{
    ReportFact fact{FactsText::tr("Energy"), format::unknown(), {}, FactsText::tr("not measured"), {}};
    if (row.energy) {
        fact.value = format::rate(row.energy->joules / 3600);
        fact.unit = FactsText::tr("Wh");
        fact.note = shownScope(row.energy->scope);
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
    add(FactsText::tr("driver"), "driver");
    add(FactsText::tr("plug-in"), "plugin");
    add(QStringLiteral("PJRT"), "pjrt");
    return parts.join(QStringLiteral(" · "));
}

QString datesText(const QDate& measured, const QDate& exported)
{
    const QLocale locale;
    const QString whole = FactsText::tr("d MMM yyyy", "a date, as QLocale::toString() takes it");
    const QString brief = FactsText::tr("d MMM", "a date without its year, as QLocale::toString() takes it");
    return FactsText::tr("measured %1, exported %2")
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
                isDollar ? FactsText::tr("¢ a run") : FactsText::tr("ct a run")};
    }
    return {format::money(cost.amount, cost.currency), FactsText::tr("a run")};
}

bool isInMinutes(double seconds)
{
    return std::round(seconds * 10) >= 100;
}

QString reportHeadline(const ReportSource& source)
{
    const int epochs = static_cast<int>(source.run.epochs.size());
    const QString workload = titledByNetwork(source.run.workload, presetTitle(source.run.preset));
    if (!source.row.medianSeconds) {
        return FactsText::tr("%1 trained %2 for %n epochs", nullptr, epochs)
            .arg(subjectOf(source.row), workload);
    }
    const double seconds = *source.row.medianSeconds;
    const QString figure = splitUnit(format::runTime(seconds)).first;
    const QString time = isInMinutes(seconds) ? FactsText::tr("%1 minutes").arg(figure)
                                              : FactsText::tr("%1 seconds").arg(figure);
    if (source.run.preset == Preset::Custom && source.run.workload.network == WorkloadSpec().network) {
        return FactsText::tr("%1 trains %n epochs in %2", nullptr, epochs).arg(subjectOf(source.row), time);
    }
    return FactsText::tr("%1 trains %2 in %3").arg(subjectOf(source.row), workload, time);
}

QString reportSubtitle(const ReportSource& source)
{
    const WorkloadSpec& spec = source.run.workload;
    const QStringList parts{demodataset::shownName(source.run.dataset.name),
                            FactsText::tr("%n classes", nullptr, spec.classCount()),
                            FactsText::tr("%1 pictures to train, %2 to test")
                                .arg(format::count(spec.trainPictures), format::count(spec.testPictures)),
                            FactsText::tr("%n epochs", nullptr, spec.epochs),
                            FactsText::tr("batch %1").arg(format::count(spec.batchSize)),
                            toString(spec.precision),
                            spec.pipeline == Pipeline::Tuned ? FactsText::tr("tuned pipeline")
                                                             : FactsText::tr("plain pipeline")};
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

QStringList reportCounts(const ReportSource& source)
{
    const LeaderboardRow& row = source.row;
    QStringList parts;
    parts.append(row.doubtWords());
    if (row.rankedRuns > 1) {
        const QString runs = FactsText::tr("N = %1, median").arg(row.rankedRuns);
        parts.append(row.variation ? FactsText::tr("%1, spread %2").arg(runs, variationText(row)) : runs);
    } else {
        parts.append(FactsText::tr("N = 1, no interval"));
    }
    parts.removeAll(QString());
    return parts;
}

QStringList reportMaking(const ReportSource& source)
{
    QStringList parts{versions(source.run.environment)};
    const QDate exported = source.options.exported.isValid() ? source.options.exported : QDate::currentDate();
    parts.append(datesText(source.row.when.toLocalTime().date(), exported));
    parts.removeAll(QString());
    return parts;
}

}  // namespace epochmark
