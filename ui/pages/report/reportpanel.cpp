// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/report/reportpanel.h"

#include "report/reportpainter.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/segmentedcontrol.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kWidth = 320;
constexpr int kLongestNote = 80;

/// As high as its content, so that what follows stands right beneath it; scrolls only in a low window.
class FittingScrollArea : public QScrollArea {
public:
    explicit FittingScrollArea(QWidget* content)
    {
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
        content->setProperty("look", QStringLiteral("clear"));
        setWidget(content);
        viewport()->setAutoFillBackground(false);
        content->setAutoFillBackground(false);
    }

    QSize sizeHint() const override
    {
        // As it would be beside a scroll bar: from less than that one never goes away again. Below its
        // smallest height, which wrapped lines make larger than needed, the area scrolls.
        const int narrow = width() - verticalScrollBar()->sizeHint().width();
        const int height = std::max(widget()->heightForWidth(narrow), widget()->minimumSizeHint().height());
        return {widget()->sizeHint().width(), height};
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QScrollArea::resizeEvent(event);
        updateGeometry();  // wrapped lines: the height hangs on the width
    }
};

}  // namespace

ReportPanel::ReportPanel(QWidget* parent)
    : QWidget(parent), m_formats(new QButtonGroup(this)),
      m_theme(new SegmentedControl(tr("Theme of the picture"))),
      m_leaderboard(new QCheckBox(tr("&Leaderboard"))), m_costs(new QCheckBox(tr("Co&sts"))),
      m_note(new QLineEdit),
      m_export(makeButton(tr("E&xport"), QStringLiteral("exportButton"), QStringLiteral("export"),
                          ButtonKind::Primary, ButtonSize::Large)),
      m_copy(
          makeButton(tr("Co&py as Markdown"), QStringLiteral("copyMarkdownButton"), QStringLiteral("copy")))
{
    setFixedWidth(qRound(kWidth * theme::fontScale()));
    auto* cards = new QWidget;
    auto* cardColumn = new QVBoxLayout(cards);
    cardColumn->setContentsMargins(0, 0, 0, 0);
    cardColumn->setSpacing(16);
    cardColumn->addWidget(makeFormatCard());
    cardColumn->addWidget(makeOptionsCard());
    cardColumn->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(new FittingScrollArea(cards));
    column->addSpacing(8);
    column->addWidget(m_export);
    column->addWidget(m_copy);
    column->addStretch(1);
    connect(m_export, &QPushButton::clicked, this, [this] { Q_EMIT exportRequested(format()); });
    connect(m_copy, &QPushButton::clicked, this, &ReportPanel::copyRequested);
}

QWidget* ReportPanel::makeFormatCard()
{
    auto* card = new Card(tr("Format"));
    auto* column = card->body();
    column->setSpacing(10);
    addFormat(column, ExportFormat::Png, QStringLiteral("pngFormat"), tr("PNG, 1920 × 1080"),
              tr("With the data inside: drop it into Epochmark."));
    addFormat(column, ExportFormat::PngDouble, QStringLiteral("pngDoubleFormat"), tr("PNG, 3840 × 2160"),
              tr("Twice as sharp, for large screens and print."));
    addFormat(column, ExportFormat::Pdf, QStringLiteral("pdfFormat"), tr("PDF"),
              tr("One page with real text. No data inside."));
    addFormat(column, ExportFormat::Csv, QStringLiteral("csvFormat"), tr("CSV"),
              tr("Two tables for a spreadsheet: runs, and their epochs."));
    addFormat(column, ExportFormat::Json, QStringLiteral("jsonFormat"), tr("JSON"),
              tr("Everything that was recorded; can be imported."));
    addFormat(column, ExportFormat::Markdown, QStringLiteral("markdownFormat"), tr("Markdown"),
              tr("A table for a README or an issue."));
    addFormat(column, ExportFormat::Html, QStringLiteral("htmlFormat"), tr("HTML"),
              tr("A page for any browser, the data inside: it can be imported."));
    m_formats->buttons().constFirst()->setChecked(true);
    return card;
}

void ReportPanel::addFormat(QVBoxLayout* column, ExportFormat format, const QString& name,
                            const QString& text, const QString& detail)
{
    auto* button = new QRadioButton(text);
    button->setObjectName(name);
    button->setAccessibleDescription(detail);
    m_formats->addButton(button, static_cast<int>(format));
    auto* label = new QLabel(detail);
    label->setProperty("look", QStringLiteral("caption muted"));
    label->setWordWrap(true);
    label->setIndent(24);
    auto* both = new QVBoxLayout;
    both->setSpacing(0);
    both->addWidget(button);
    both->addWidget(label);
    column->addLayout(both);
}

QWidget* ReportPanel::makeOptionsCard()
{
    auto* card = new Card(tr("In the picture"));
    auto* column = card->body();
    column->setSpacing(6);
    m_theme->addSegment(tr("Light"), QStringLiteral("lightPictureSegment"));
    m_theme->addSegment(tr("Dark"), QStringLiteral("darkPictureSegment"));
    m_theme->setStretched(true);
    m_leaderboard->setObjectName(QStringLiteral("leaderboardCheck"));
    m_leaderboard->setChecked(true);
    m_costs->setObjectName(QStringLiteral("costsCheck"));
    m_costs->setChecked(true);
    m_note->setObjectName(QStringLiteral("noteEdit"));
    m_note->setMaxLength(kLongestNote);
    m_note->setPlaceholderText(tr("none"));
    auto* label = new QLabel(tr("A line of your &own"));
    label->setProperty("look", QStringLiteral("caption muted"));
    label->setBuddy(m_note);
    column->addWidget(m_theme);
    column->addSpacing(2);
    column->addWidget(m_leaderboard);
    column->addWidget(m_costs);
    column->addSpacing(4);
    column->addWidget(label);
    column->addWidget(m_note);
    connect(m_theme, &SegmentedControl::currentChanged, this, &ReportPanel::optionsChanged);
    connect(m_leaderboard, &QCheckBox::toggled, this, &ReportPanel::optionsChanged);
    connect(m_costs, &QCheckBox::toggled, this, &ReportPanel::optionsChanged);
    connect(m_note, &QLineEdit::textEdited, this, &ReportPanel::cutNote);
    connect(m_note, &QLineEdit::textChanged, this, &ReportPanel::optionsChanged);
    return card;
}

ExportFormat ReportPanel::format() const
{
    return static_cast<ExportFormat>(m_formats->checkedId());
}

ReportOptions ReportPanel::options() const
{
    ReportOptions options;
    options.isDark = m_theme->currentIndex() == 1;
    options.hasLeaderboard = m_leaderboard->isChecked();
    options.hasCosts = m_costs->isChecked();
    options.note = m_note->text().trimmed();
    return options;
}

void ReportPanel::setOptions(const ReportOptions& options)
{
    const QSignalBlocker blocker(this);
    m_theme->setCurrentIndex(options.isDark ? 1 : 0);
    m_leaderboard->setChecked(options.hasLeaderboard);
    m_costs->setChecked(options.hasCosts);
}

void ReportPanel::setNote(const QString& note)
{
    const QSignalBlocker blocker(this);
    m_note->setText(note);
}

/// What the picture has no room for is better not taken than cut there.
void ReportPanel::cutNote()
{
    if (const QString fitting = fittingNote(m_note->text()); fitting != m_note->text()) {
        m_note->setText(fitting);
    }
}

void ReportPanel::setExportEnabled(bool isEnabled)
{
    m_export->setEnabled(isEnabled);
    m_copy->setEnabled(isEnabled);
    const QString reason = isEnabled ? QString() : tr("There is no finished run to export yet.");
    m_export->setToolTip(reason);
    m_copy->setToolTip(reason);
}

}  // namespace epochmark
