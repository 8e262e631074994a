// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/report/reportpage.h"

#include "context/appcontext.h"
#include "models/celltext.h"
#include "pages/picturefile.h"
#include "pages/report/reportpanel.h"
#include "pages/report/reportpreview.h"
#include "results/board/rowchoice.h"
#include "results/board/rownames.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/elidedcombo.h"
#include "widgets/emptystate.h"
#include "widgets/pageheader.h"
#include "widgets/savedbanner.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSet>
#include <QStandardItemModel>

#include <algorithm>
#include <utility>

namespace epochmark {

namespace {

constexpr int kLeastChooser = 220;
constexpr int kMostChooser = 640;
constexpr qsizetype kMostChoices = 500;

QString chooserText(const LeaderboardGroup& group, const LeaderboardRow& row)
{
    QStringList parts{choiceText(row), group.title};
    if (row.status != RunStatus::Completed) {
        parts.append(CellText::state(row));
    }
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

ReportPage::ReportPage(AppContext* context, QWidget* parent)
    : QWidget(parent), m_context(context), m_board(context->board()),
      m_chooser(new ElidedCombo(kLeastChooser, kMostChooser)), m_banner(new SavedBanner),
      m_preview(new ReportPreview), m_empty(makeEmptyCard()), m_panel(new ReportPanel)
{
    setObjectName(QStringLiteral("reportPage"));
    m_chooser->setObjectName(QStringLiteral("reportChooser"));
    m_chooser->setAccessibleName(tr("Result shown in the report"));
    auto* header = new PageHeader(tr("Report"), tr("The picture that Export writes."));
    header->addChooser(m_chooser);
    m_banner->setObjectName(QStringLiteral("reportBanner"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(16);
    column->addWidget(header);
    column->addWidget(makeContent(), 1);
    connect(m_chooser, &QComboBox::activated, this, [this] { choose(m_chooser->currentData().toString()); });
    m_panel->setOptions(m_context->settings().reportOptions());
    connect(m_panel, &ReportPanel::optionsChanged, this, [this] {
        m_context->settings().setReportOptions(m_panel->options());
        m_context->settings().setReportLine(shownSet(), m_panel->options().note);
        updateReport();
    });
    connect(m_panel, &ReportPanel::exportRequested, this, &ReportPage::askWhere);
    connect(m_panel, &ReportPanel::copyRequested, this, &ReportPage::copyMarkdown);
    connect(&m_board, &BoardFollower::refreshed, this, &ReportPage::fillChooser);
    connect(&m_board, &BoardFollower::rowChanged, this, &ReportPage::dropRunning);
    connect(context, &AppContext::reportRequested, this, &ReportPage::showSet);
    updateReport();
}

ReportPage::~ReportPage() = default;

QWidget* ReportPage::makeEmptyCard()
{
    auto* empty = new EmptyState(
        QStringLiteral("report"), tr("Choose a finished run"),
        tr("Its report is one picture: how fast, how well, at what cost. No run is finished yet."));
    QPushButton* run = makeButton(tr("&Run a benchmark"), QStringLiteral("reportRunButton"),
                                  QStringLiteral("play"), ButtonKind::Primary);
    empty->addButton(run);
    connect(run, &QPushButton::clicked, m_context, &AppContext::openBenchmark);
    auto* card = new Card;
    card->setObjectName(QStringLiteral("reportEmpty"));
    card->body()->addWidget(empty);
    return card;
}

QWidget* ReportPage::makeContent()
{
    m_preview->setOverlay(m_empty);
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(24);
    // Above the preview alone: the buttons stay where they were clicked.
    auto* shown = new QVBoxLayout;
    shown->setSpacing(16);
    shown->addWidget(m_banner);
    shown->addWidget(m_preview, 1);
    row->addLayout(shown, 1);
    row->addWidget(m_panel);
    return content;
}

void ReportPage::showSet(const QString& setId)
{
    m_wantedSet = setId;
    if (m_board.isLoaded()) {
        fillChooser();
    }
    m_board.renew();
}

QString ReportPage::shownSet() const
{
    return m_chooser->currentData().toString();
}

void ReportPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_board.setActive(true);
}

void ReportPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_board.setActive(false);
    m_banner->hide();
}

/// The newest first; of thousands, which are no choice and take their time, few: those that were asked for
/// among them.
QList<ReportPage::Entry> ReportPage::choices(const QString& shown) const
{
    QList<Entry> entries;
    for (const LeaderboardGroup& group : m_board.groups()) {
        for (const LeaderboardRow& row : group.rows) {
            if (isReportable(row)) {
                entries.append({&group, &row});
            }
        }
    }
    std::ranges::stable_sort(entries, std::greater(), [](const Entry& entry) { return entry.row->when; });
    QList<const LeaderboardRow*> rows;
    for (const Entry& entry : std::as_const(entries)) {
        rows.append(entry.row);
    }
    const QList<const LeaderboardRow*> few = fewRows(rows, kMostChoices);
    QSet<const LeaderboardRow*> kept(few.begin(), few.end());
    entries.removeIf([&](const Entry& entry) {
        const QString& setId = entry.row->setId;
        return !kept.contains(entry.row) && setId != m_wantedSet && setId != shown;
    });
    return entries;
}

void ReportPage::fillChooser()
{
    const QString shown = shownSet();
    const QList<Entry> entries = choices(shown);
    qsizetype all = 0;
    for (const LeaderboardGroup& group : m_board.groups()) {
        all += std::ranges::count_if(group.rows, &isReportable);
    }
    m_chooser->clear();
    for (const Entry& entry : entries) {
        m_chooser->addItem(chooserText(*entry.group, *entry.row), entry.row->setId);
    }
    if (all > entries.size()) {
        m_chooser->addItem(tr("Others: ask for their report on the Leaderboard"));
        if (auto* model = qobject_cast<QStandardItemModel*>(m_chooser->model())) {
            model->item(m_chooser->count() - 1)->setEnabled(false);
        }
    }
    int index = -1;
    for (const QString& setId : {m_wantedSet, shown}) {
        index = index < 0 && !setId.isEmpty() ? m_chooser->findData(setId) : index;
    }
    if (index < 0 && !entries.isEmpty()) {
        // One that was stopped or interrupted has little to show.
        const auto ranked = std::ranges::find_if(entries,
                                                 [](const Entry& entry) { return entry.row->isRanked; });
        index = ranked == entries.end() ? 0 : static_cast<int>(ranked - entries.begin());
    }
    m_chooser->setCurrentIndex(index);
    updateReport();
    if (!m_board.error().isEmpty()) {
        m_banner->tellFailed(m_board.error());
    }
}

/// A set that runs once more has no report until it has ended.
void ReportPage::dropRunning(const QString& setId)
{
    const LeaderboardRow* row = m_board.rowOfSet(setId);
    if (m_chooser->findData(setId) >= 0 && (row == nullptr || !isReportable(*row))) {
        fillChooser();
    }
}

void ReportPage::choose(const QString& setId)
{
    m_wantedSet = setId;
    m_banner->hide();
    updateReport();
}

std::optional<ReportSubject> ReportPage::subject() const
{
    const QString setId = shownSet();
    const LeaderboardGroup* group = m_board.groupOfSet(setId);
    const LeaderboardRow* row = m_board.rowOfSet(setId);
    if (group == nullptr || row == nullptr) {
        return std::nullopt;
    }
    return ReportSubject{*group, *row, {row->runs, {}}, CostModel(m_context->prices()), m_panel->options()};
}

void ReportPage::updateReport()
{
    if (shownSet() != m_lineOf) {
        m_lineOf = shownSet();
        m_panel->setNote(m_context->settings().reportLine(m_lineOf));
    }
    const std::optional<ReportSubject> subject = this->subject();
    std::optional<ReportData> report;
    if (subject) {
        Result<ReportData> built = buildReport(subject->group, subject->row, subject->costs,
                                               subject->options);
        if (built) {
            report = std::move(built).value();
        }
    }
    m_preview->setReport(report);
    m_panel->setExportEnabled(report.has_value());
    m_chooser->setEnabled(m_chooser->count() > 0);
    m_chooser->setPlaceholderText(tr("No finished run"));
    m_empty->setVisible(!report);
}

void ReportPage::askWhere(ExportFormat format)
{
    const std::optional<ReportSubject> subject = this->subject();
    if (!subject) {
        return;
    }
    const QString suggestion = QDir(m_context->settings().exportFolder())
                                   .filePath(suggestedFileName(subject->row, format));
    m_context->dialogs().saveFile(this, tr("Export the report"), suggestion, fileFilter(format),
                                  [this, format](const QString& path) { exportTo(format, path); });
}

void ReportPage::exportTo(ExportFormat format, const QString& path)
{
    const std::optional<ReportSubject> subject = this->subject();
    if (!subject) {
        return;
    }
    using Written = std::pair<ReportSubject, QStringList>;
    const auto work = [subject = *subject, format, path](ResultStore& store) -> Result<Written> {
        ReportSubject whole = subject;
        if (const auto annotations = store.annotations()) {
            whole.document = documentOfSet(whole.row.setId, {whole.row.runs, annotations.value()});
        }
        const auto written = isPicture(format) ? Result<QStringList>(QStringList())
                                               : writeText(whole, format, path);
        return written ? Result<Written>(Written(whole, written.value())) : written.error();
    };
    m_context->writer().write(this, work, [this, format, path](const Result<Written>& written) {
        if (!written || !isPicture(format)) {
            tellWritten(written ? Result<QStringList>(written->second) : written.error());
        } else {
            draw(written->first, format, path);
        }
    });
}

void ReportPage::draw(const ReportSubject& subject, ExportFormat format, const QString& path)
{
    ReportOptions options = subject.options;
    options.isDataInside = format != ExportFormat::Pdf;
    options.isDark = options.isDark && format != ExportFormat::Pdf;  // paper is white
    const Result<ReportData> report = buildReport(subject.group, subject.row, subject.costs, options);
    if (!report) {
        tellWritten(report.error());
        return;
    }
    const int scale = format == ExportFormat::PngDouble ? 2 : 1;
    savePicture(*m_context, this,
                {pageOf(report.value()), subject.document, format == ExportFormat::Pdf, scale, path},
                [this, path](const Result<void>& written) {
                    tellWritten(written ? Result<QStringList>(QStringList(path)) : written.error());
                });
}

void ReportPage::tellWritten(const Result<QStringList>& written)
{
    if (!written) {
        m_banner->tellFailed(written.error().message, written.error().detail);
        return;
    }
    const QString path = written->first();
    m_context->settings().setExportFolder(QFileInfo(path).absolutePath());
    m_banner->tellSaved(tr("Saved as %1.").arg(QDir::toNativeSeparators(path)), written.value());
}

void ReportPage::copyMarkdown()
{
    if (const std::optional<ReportSubject> subject = this->subject()) {
        QGuiApplication::clipboard()->setText(markdownOf(*subject));
        m_banner->tellSaved(tr("Copied as Markdown."));
    }
}

}  // namespace epochmark
