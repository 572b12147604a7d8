using Truceline.Core.Agreement;

namespace Truceline.Engine.Agreement;

/// <summary>
/// Reads <c>text: not held</c>, or <c>texts</c> with language, words and source. Words without a source are not taken:
/// nobody could check them.
/// </summary>
internal static class OriginalTexts
{
    public static (string Text, IReadOnlyList<OriginalText> Texts) Read(Form form)
    {
        if (!form.Has("texts"))
        {
            var text = form.Text("text");
            if (text.Length > 0 && text != Article.NotHeld)
            {
                form.Fault(form.LineOf("text"), "'text' is 'not held'; words of the agreement stand in 'texts', each with 'language', 'words' and 'source'.");
            }

            return (text, []);
        }

        if (form.Has("text"))
        {
            form.Fault(form.LineOf("text"), "'text' and 'texts' do not stand together.");
            form.Node("text");
        }

        var texts = form.Items("texts", 20).Select(One).ToList();
        MissionParser.Twice(form, "texts", texts.Select(text => text.Language));
        return texts.Count > 0 ? (texts[0].Words, texts) : (Article.NotHeld, []);
    }

    private static OriginalText One(Form form)
    {
        var text = new OriginalText(form.Text("language"), form.Text("words"), form.Text("source"));
        if (text.Language.Length is not (0 or 2 or 3) || !text.Language.All(char.IsAsciiLetterLower))
        {
            form.Fault(form.LineOf("language"), $"'{YamlText.Show(text.Language)}' is not a language code such as az, hy, ru, tr or en.");
        }

        form.Close();
        return text;
    }
}
