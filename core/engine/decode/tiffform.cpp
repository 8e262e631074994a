// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/tiffform.h"

#include "engine/decode/decodereasons.h"

#include <QObject>
#include <QRegularExpression>

#include <algorithm>

namespace epochmark {

namespace {

using Numbers = TiffDirectory::Numbers;

constexpr qint64 kMostSamples = 6;
constexpr qint64 kPremultiplied = 1;

/// Finds the form of one directory, question by question.
class LayoutReader {
public:
    explicit LayoutReader(const TiffDirectory& directory) : m_directory(directory) {}

    TiffLayout read()
    {
        readSizes();
        if (m_layout.reason.isEmpty()) {
            readSamples();
        }
        if (m_layout.reason.isEmpty()) {
            chooseColour();
        }
        if (m_layout.reason.isEmpty() && !isKnown()) {
            refuseForm();
        }
        if (m_layout.reason.isEmpty()) {
            refuseWhatPillowMisreads();
        }
        return m_layout;
    }

private:
    void readSizes();
    void readSamples();
    void chooseColour();
    void readPalette();
    void readOrientation();
    bool isKnown() const;
    bool isKnownGray() const;
    bool isKnownRgb() const;
    bool mayBeReversed() const;
    bool extrasAre(std::initializer_list<qint64> first) const;
    void refuseWhatPillowMisreads();
    void refuseForm();
    bool isPacked() const { return m_layout.compression != kTiffUnpacked; }
    void refuse(const QString& what) { m_layout.reason = reasons::notRead(what); }

    const TiffDirectory& m_directory;
    TiffLayout m_layout;
    qint64 m_photometric = 0;
    qint64 m_sampleFormat = 1;
    Numbers m_bits;
    Numbers m_extras;
};

void LayoutReader::readSizes()
{
    m_layout.width = m_directory.number(TiffTag::Width, 0);
    m_layout.height = m_directory.number(TiffTag::Height, 0);
    m_layout.compression = m_directory.number(TiffTag::Compression, kTiffUnpacked);
    m_layout.isPlanar = m_directory.number(TiffTag::PlanarConfiguration, 1) == 2;
    m_photometric = m_directory.number(TiffTag::Photometric, 0);
    if (m_layout.width < 1 || m_layout.height < 1) {
        m_layout.reason = reasons::damaged(QStringLiteral("TIFF"));
    } else if (m_layout.compression == kTiffOldJpeg) {
        refuse(QObject::tr("TIFF with JPEG of the old kind"));
    }
    readOrientation();
}

void LayoutReader::readOrientation()
{
    qint64 orientation = m_directory.number(TiffTag::Orientation, 0);
    if (!m_directory.has(TiffTag::Orientation) && m_directory.has(TiffTag::Xmp)) {
        static const QRegularExpression pattern(QStringLiteral("tiff:Orientation(=\"|>)([0-9])"));
        const auto match = pattern.match(QString::fromLatin1(m_directory.bytes(TiffTag::Xmp)));
        orientation = match.hasMatch() ? match.captured(2).toInt() : 1;
    }
    m_layout.orientation = orientation >= 1 && orientation <= 8 ? static_cast<int>(orientation) : 1;
}

void LayoutReader::readSamples()
{
    Numbers formats = m_directory.has(TiffTag::SampleFormat) ? m_directory.numbers(TiffTag::SampleFormat)
                                                             : Numbers{1};
    m_bits = m_directory.has(TiffTag::BitsPerSample) ? m_directory.numbers(TiffTag::BitsPerSample)
                                                     : Numbers{1};
    m_extras = m_directory.numbers(TiffTag::ExtraSamples);
    qint64 samples = m_directory.number(TiffTag::SamplesPerPixel, 1);
    if (m_layout.isPlanar && !m_extras.empty() && *std::max_element(m_extras.begin(), m_extras.end()) == 0) {
        // Unspecified planes at the end are left alone.
        const size_t extras = m_extras.size();
        m_bits.resize(m_bits.size() - std::min(extras, m_bits.size()));
        samples -= static_cast<qint64>(extras);
        m_extras.clear();
    }
    if (samples >= 1 && samples < static_cast<qint64>(m_bits.size())) {
        m_bits.resize(static_cast<size_t>(samples));
    } else if (samples <= kMostSamples && m_bits.size() == 1) {
        m_bits.resize(static_cast<size_t>(std::max<qint64>(samples, 1)), m_bits.front());
    }
    const bool isEven = !formats.empty() && !m_bits.empty()
                        && std::all_of(formats.begin(), formats.end(),
                                       [&](qint64 f) { return f == formats[0]; })
                        && std::all_of(m_bits.begin(), m_bits.end(),
                                       [&](qint64 b) { return b == m_bits[0]; });
    if (!isEven || samples < 1 || samples > kMostSamples || static_cast<qint64>(m_bits.size()) != samples) {
        return refuseForm();
    }
    m_sampleFormat = formats.front();
    m_layout.form.samples = static_cast<int>(samples);
    m_layout.form.bits = static_cast<int>(m_bits.front());
}

void LayoutReader::chooseColour()
{
    TiffForm& form = m_layout.form;
    form.isPremultiplied = !m_extras.empty() && m_extras.front() == kPremultiplied;
    form.isReversed = m_directory.number(TiffTag::FillOrder, 1) == 2;
    form.isBigEndian = m_directory.isBigEndian();
    form.number = m_sampleFormat == 2   ? TiffNumber::Signed
                  : m_sampleFormat == 3 ? TiffNumber::Float
                                        : TiffNumber::Unsigned;
    switch (m_photometric) {
    case 0: form.colour = TiffColour::MinIsWhite; break;
    case 1: form.colour = TiffColour::Gray; break;
    case 2: form.colour = TiffColour::Rgb; break;
    case 3: form.colour = TiffColour::Palette; return readPalette();
    case 5: form.colour = TiffColour::Cmyk; break;
    case 6: form.colour = TiffColour::YCbCr; break;
    case 8:
    case 9:
    case 10: refuse(QObject::tr("TIFF in CIELab colours")); break;
    default: refuseForm();
    }
}

void LayoutReader::readPalette()
{
    // All reds, all greens, all blues; 16 bits, of which the upper eight count.
    const Numbers map = m_directory.numbers(TiffTag::ColourMap);
    const size_t colours = map.size() / 3;
    if (colours == 0 || colours > 256) {
        return refuse(QObject::tr("TIFF with a palette of %1 colours").arg(colours));
    }
    for (size_t index = 0; index < colours; ++index) {
        for (size_t channel = 0; channel < 3; ++channel) {
            m_layout.form.palette[3 * index + channel] = static_cast<uchar>(map[channel * colours + index]
                                                                            / 256);
        }
    }
}

/// Whether the extra samples are one of `first` and, behind it, only unspecified ones.
bool LayoutReader::extrasAre(std::initializer_list<qint64> first) const
{
    return !m_extras.empty() && std::find(first.begin(), first.end(), m_extras.front()) != first.end()
           && std::all_of(m_extras.begin() + 1, m_extras.end(), [](qint64 extra) { return extra == 0; });
}

bool LayoutReader::isKnownGray() const
{
    const TiffForm& form = m_layout.form;
    const bool isWhiteFirst = form.colour == TiffColour::MinIsWhite;
    if (form.samples == 2) {
        // Grey that was multiplied by alpha ("La") can't be converted by Pillow.
        return form.bits == 8 && !isWhiteFirst && extrasAre({0, 2});
    }
    if (form.samples != 1 || !m_extras.empty()) {
        return false;
    }
    switch (form.number) {
    case TiffNumber::Float: return form.bits == 32;
    case TiffNumber::Signed: return !isWhiteFirst && (form.bits == 8 || form.bits == 16 || form.bits == 32);
    case TiffNumber::Unsigned: break;
    }
    const bool isSmall = form.bits == 1 || form.bits == 2 || form.bits == 4 || form.bits == 8;
    const bool isLittle = !form.isBigEndian;
    return isSmall || (form.bits == 16 && (isLittle || !isWhiteFirst))
           || (!isWhiteFirst && isLittle && (form.bits == 12 || form.bits == 32));
}

bool LayoutReader::isKnownRgb() const
{
    const TiffForm& form = m_layout.form;
    const auto extras = static_cast<int>(m_extras.size());
    if (m_extras.empty()) {
        return (form.bits == 8 || form.bits == 16) && (form.samples == 3 || form.samples == 4);
    }
    if (form.samples != 3 + extras) {
        return false;
    }
    return (form.bits == 8 && (extrasAre({0, 1, 2}) || (extras == 1 && m_extras.front() == 999)))
           || (form.bits == 16 && extras == 1 && extrasAre({0, 1, 2}));
}

bool LayoutReader::mayBeReversed() const
{
    const TiffForm& form = m_layout.form;
    const bool isSmall = form.samples == 1 && form.bits <= 8;
    switch (form.colour) {
    case TiffColour::Rgb: return form.bits == 8 && form.samples == 3;
    case TiffColour::Palette: return isSmall && (isPacked() || form.bits == 8);
    case TiffColour::Gray: return isSmall || (form.samples == 1 && form.bits == 16 && !form.isBigEndian);
    case TiffColour::MinIsWhite: return isSmall && (isPacked() || form.bits < 8);
    default: return false;
    }
}

bool LayoutReader::isKnown() const
{
    const TiffForm& form = m_layout.form;
    const auto extras = static_cast<int>(m_extras.size());
    const bool isGray = form.colour == TiffColour::Gray || form.colour == TiffColour::MinIsWhite;
    if (form.isReversed && (!mayBeReversed() || form.number != TiffNumber::Unsigned)) {
        return false;
    }
    if (isGray) {
        return m_sampleFormat >= 1 && m_sampleFormat <= 3 && isKnownGray();
    }
    if (m_sampleFormat != 1) {
        return false;
    }
    switch (form.colour) {
    case TiffColour::Rgb: return isKnownRgb();
    case TiffColour::Palette:
        return form.samples == 1 ? m_extras.empty() && form.bits <= 8 && form.bits != 3 && form.bits > 0
                                       && (form.bits & (form.bits - 1)) == 0
                                 : form.samples == 2 && form.bits == 8 && extrasAre({0, 2});
    case TiffColour::Cmyk:
        return form.samples == 4 + extras
               && ((form.bits == 8 && (extras == 0 || extrasAre({0}))) || (form.bits == 16 && extras == 0));
    case TiffColour::YCbCr: return form.samples == 3 && form.bits == 8 && extras == 0;
    default: return false;
    }
}

/// Forms that Pillow opens and then gets wrong: never other pixels, and never those.
void LayoutReader::refuseWhatPillowMisreads()
{
    const TiffForm& form = m_layout.form;
    if (m_directory.isBigTiff() && form.isBigEndian) {
        return refuse(QObject::tr("BigTIFF in big-endian order"));
    }
    // Colours of half the size, as is meant where nothing is said: what comes out of libtiff differs from
    // version to version unless the file says it.
    const Numbers sampling = m_directory.numbers(TiffTag::YCbCrSubsampling);
    const bool isSaid = m_layout.compression == kTiffJpeg
                        || (isPacked() ? !sampling.empty() : sampling == Numbers{1, 1});
    if (form.colour == TiffColour::YCbCr && !isSaid) {
        return refuse(QObject::tr("TIFF with YCbCr colours of half the size"));
    }
    if (isPacked()) {
        const bool isWide = form.number != TiffNumber::Unsigned && form.bits > 8;
        const bool hasOddPlanes = m_layout.isPlanar && form.samples > 1 && form.samples != form.bands();
        if ((isWide && form.isBigEndian) || hasOddPlanes) {
            refuseForm();
        }
        return;
    }
    const bool isPlain = form.bits == 8 || (form.bits == 1 && form.colour == TiffColour::Gray);
    const bool isPlane = form.samples == 1
                         || ((form.colour == TiffColour::Rgb || form.colour == TiffColour::Cmyk)
                             && form.samples <= 4 && !form.isPremultiplied);
    if (m_layout.isPlanar
        && (!isPlain || !isPlane || form.isReversed || form.colour == TiffColour::MinIsWhite)) {
        refuse(QObject::tr("TIFF with unpacked planes of %1 bits").arg(form.bits));
    }
}

void LayoutReader::refuseForm()
{
    refuse(QObject::tr("TIFF of a rare form (colours %1, samples %2, bits %3)")
               .arg(m_photometric)
               .arg(m_directory.number(TiffTag::SamplesPerPixel, 1))
               .arg(m_bits.empty() ? 0 : m_bits.front()));
}

}  // namespace

int TiffForm::bands() const
{
    switch (colour) {
    case TiffColour::Rgb: return samples == 3 ? 3 : 4;
    case TiffColour::YCbCr: return 3;
    case TiffColour::Cmyk: return 4;
    default: return std::min(samples, 2);
    }
}

TiffLayout readTiffLayout(const TiffDirectory& directory)
{
    return LayoutReader(directory).read();
}

}  // namespace epochmark
