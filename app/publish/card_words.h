#pragma once
// The words on a quote card as rows of text, on one card or over several. Internal to publish/.

#include <span>
#include <string>
#include <vector>

#include "base/language.h"
#include "layout/style.h"
#include "model/detail.h"
#include "scene/text.h"

namespace dateline::publish {

struct CardLook {
    scene::Font font = scene::Font::sans;
    float size_px = 18;
    float line = 1.5F; // of the size
    base::Colour colour;
};

struct CardRow {
    std::string text;
    CardLook look;
    float before_px = 0; // of space
};

float height_of(const std::vector<CardRow>& rows);

// What the rows are set in.
struct CardColumn {
    float width_px = 0;
    float small_px = 1; // the unit of the small letters
    base::Language language = base::Language::english;
    const layout::Palette& colours;
    const scene::TextMeasurer& measurer;
};

class CardWords {
  public:
    static constexpr float line_height = 1.52F; // of the letters' size

    CardWords(const model::UtteranceView& utterance, const CardColumn& column);

    // All of them, a paragraph for each segment; below them how they were printed, where not word for word.
    std::vector<CardRow> rows(float words_px) const { return rows_of(sentences_, words_px); }
    // As few cards as can hold the sentences, each whole, then about as much on each. A sentence that no card
    // takes is cut between its lines.
    std::vector<std::vector<CardRow>> split(float words_px, float max_px) const;

  private:
    struct Sentence {
        std::string words;
        std::size_t segment = 0; // of the printing
        bool last = false;       // of all
    };
    std::vector<CardRow> rows_of(std::span<const Sentence> sentences, float words_px) const;
    std::vector<std::vector<CardRow>> filled(float words_px, float limit_px) const;

    CardColumn column_;
    std::vector<Sentence> sentences_;
    std::vector<const char*> labels_; // of how they were printed
};

} // namespace dateline::publish
